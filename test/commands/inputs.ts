/* What several commands are given in their tests. */

/** An app whose connection is in step, with six mappings. */
export const production = ['--app', 'acme-production'];
/** The resource name of that connection. */
export const productionResource = 'herokuconnect-regular-10482';
/** An app whose connection has to be configured first. */
export const review = ['--app', 'acme-review'];

/** A command line that configures the connection of the app `acme-review`. */
export const configureReview = [
  'connections:configure',
  ...review,
  ...['--db-key', 'DATABASE_URL', '--schema-name', 'salesforce'],
];

/** A mapping that no connection has, with all that is usual. */
export const leadMapping = {
  object_name: 'Lead',
  config: {
    access: 'read_only',
    sf_notify_enabled: false,
    sf_polling_seconds: 600,
    fields: {CreatedDate: {}, Id: {}, IsDeleted: {}, Name: {}, SystemModstamp: {}},
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
  },
};

/** A configuration of one mapping, in one line. */
export const leadConfiguration = JSON.stringify({mappings: [leadMapping], version: 1});

/** A mapping with few keys, in no order. */
export const shortMapping = (object_name: string) => ({
  object_name,
  config: {access: 'read_only', fields: {SystemModstamp: {}, Id: {}}},
});

/** The short mapping of Lead, as config:format writes it in YAML. */
export const canonicalLead = `object_name: Lead
config:
  access: read_only
  fields:
    Id: {}
    SystemModstamp: {}
`;

/** What is not there: an app without a connection that one can reach. */
export const nowhere = {argv: ['--app', 'acme-nowhere'], status: 5};
