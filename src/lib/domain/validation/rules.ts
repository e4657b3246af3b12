/** An error keeps a file from being used; a warning may be meant, and fails with `--strict` only. */
export type Severity = 'error' | 'warning';

export interface Rule {
  severity: Severity;
  /** What is wrong where it finds something. */
  says: string;
  /** What to do about it. */
  advice: string;
  /** Where the fact is known from. */
  source: string;
  /** Needs what the connection knows of the object. */
  live?: true;
}

/** A rule as the table has it: what is not a warning is an error. */
type RuleRow = Omit<Rule, 'severity'> & {severity?: 'warning'};

const article = 'reference article, create a mapping';
const exports = 'every public export that was found';
const mappingsArticle = 'mappings article, required fields';
const optionsArticle = 'mapping options article';
const objectSchema = 'GET /connections/<id>/schemas/<Object>';
const noSource = 'assumption: undocumented';

/**
 * Everything that config:validate looks for, by the name that stands in its output. Names stay;
 * rules are added.
 */
const rules = {
  unreadable: {
    says: 'The file doesn’t exist or cannot be read.',
    advice: 'Check the path.',
    source: 'the file system',
  },
  syntax: {
    says: 'The text is not valid JSON or YAML, has a duplicate key, or a file in a folder is not a mapping.',
    advice: 'Correct the syntax.',
    source: 'JSON, YAML 1.2',
  },
  'missing-key': {
    says: 'A required key is missing.',
    advice: 'Add the key.',
    source: article,
  },
  'wrong-type': {
    says: 'A value has the wrong type.',
    advice: 'Use a value of the right type.',
    source: article,
  },
  'wrong-value': {
    says: 'A value is not allowed.',
    advice: 'Use one of the allowed values.',
    source: article,
  },
  'unknown-key': {
    severity: 'warning',
    says: 'A key is unknown. Heroku Connect may have added it.',
    advice: 'Check the spelling.',
    source: exports,
  },
  'unknown-version': {
    severity: 'warning',
    says: 'The format version is not 1.',
    advice: 'Check that this version of hconnect supports the format.',
    source: exports,
  },
  'old-api-version': {
    severity: 'warning',
    says: 'The Salesforce API version is older than 39.0, the first with the Bulk API.',
    advice: 'Upgrade the connection’s API version.',
    source: 'overview article',
  },
  'no-mappings': {
    severity: 'warning',
    says: 'There are no mappings.',
    advice: 'Add a mapping, or leave the file out.',
    source: 'terraform-provider-herokux: an import merges, so this one does nothing',
  },
  'too-many-mappings': {
    severity: 'warning',
    says: 'There are more than 100 mappings.',
    advice: 'Split them over several connections.',
    source: 'diagnose: NUM_MAPPINGS_WITHIN_LIMIT',
  },
  'duplicate-object': {
    says: 'An object is mapped twice.',
    advice: 'Merge the two mappings.',
    source: `${exports}; django-heroku-connect E006`,
  },
  'object-case': {
    says: 'Two objects differ only in case, so they use the same table.',
    advice: 'Merge the two mappings.',
    source: 'tables have lower-case names; Salesforce’s names know no case',
  },
  'object-not-mappable': {
    says: 'The object cannot be mapped.',
    advice: 'Remove the mapping.',
    source: optionsArticle,
  },
  'object-limited': {
    severity: 'warning',
    says: 'The object can be mapped only with limits.',
    advice: 'Check that its rows stay below the limit.',
    source: optionsArticle,
  },
  'api-name': {
    says: 'A name is not a valid Salesforce API name.',
    advice: 'Use the API name, not the label.',
    source: 'Salesforce: letters, digits and underscores, a letter first',
  },
  'long-name': {
    severity: 'warning',
    says: 'A name is longer than 63 characters; Postgres truncates it.',
    advice: 'Check the name of the table or column in Postgres.',
    source: 'PostgreSQL: identifiers',
  },
  'no-fields': {
    says: 'A mapping has no fields.',
    advice: 'Add your fields and the system fields.',
    source: mappingsArticle,
  },
  'field-case': {
    says: 'Two fields, or two indexes, differ only in case, so they use the same column.',
    advice: 'Remove one of them.',
    source: 'columns have lower-case names; Salesforce’s names know no case',
  },
  'field-not-mappable': {
    says: 'A field has a type that cannot be mapped: an address, a location or a file.',
    advice: 'Remove the field. Map the parts of an address or a location instead.',
    source: 'sf2hc, a public tool; an address or a location is known by its name, else live',
  },
  'system-field': {
    says: 'A new mapping lacks a field that syncing needs.',
    advice: 'Add the field.',
    source: `${mappingsArticle}; ${exports}`,
    live: true,
  },
  'system-field-left-out': {
    severity: 'warning',
    says: 'A field that syncing needs is missing. An existing mapping keeps it; a new one needs it.',
    advice: 'Add the field.',
    source: `${mappingsArticle}; ${exports}`,
  },
  'usual-field': {
    severity: 'warning',
    says: 'A field is missing that Heroku Connect adds to objects that have it.',
    advice: 'Add the field, unless you left it out on purpose.',
    source: `${mappingsArticle}; ${exports}`,
  },
  'system-field-case': {
    severity: 'warning',
    says: 'A system field is not spelled in Salesforce’s case.',
    advice: 'Spell it as Salesforce does.',
    source: exports,
  },
  'index-without-field': {
    says: 'An index is on a field that is not mapped.',
    advice: 'Map the field, or remove the index.',
    source: exports,
  },
  'index-without-kind': {
    severity: 'warning',
    says: 'An index doesn’t say if it is unique.',
    advice: 'Add unique, true or false.',
    source: article,
  },
  'system-index': {
    severity: 'warning',
    says: 'An index that every table has is missing.',
    advice: 'Add the index.',
    source: '121 of 121 mappings with indexes in public exports',
  },
  'system-index-kind': {
    severity: 'warning',
    says: 'The index on Id is not unique, or the one on SystemModstamp is.',
    advice: 'Make the index on Id unique, and the other one not.',
    source: '121 of 121 mappings with indexes in public exports',
  },
  'upsert-not-mapped': {
    says: 'The upsert field is not mapped.',
    advice: 'Map the field, or remove the upsert field.',
    source: exports,
  },
  'upsert-not-unique': {
    says: 'The upsert field has no unique index. If indexes are left out, only --live can tell.',
    advice: 'Add a unique index on the field.',
    source: exports,
  },
  'upsert-read-only': {
    severity: 'warning',
    says: 'A read-only mapping has an upsert field.',
    advice: 'Remove the upsert field, or set access to read_write.',
    source: exports,
  },
  'write-without-upsert': {
    severity: 'warning',
    says: 'A read-write mapping has no upsert field, so a repeated write can create a duplicate record.',
    advice: 'Add an upsert field: an external id with a unique index.',
    source: 'diagnose: Upsert Field; django-heroku-connect E007; exports before 2018 have none',
  },
  'polling-too-often': {
    says: 'The polling interval is below 120 seconds, the minimum of every plan.',
    advice: 'Set it to 120 seconds or more.',
    source: 'Heroku’s announcement of 2014: 2 to 60 minutes',
  },
  'polling-below-plan': {
    severity: 'warning',
    says: 'The polling interval is below the minimum of the plan. Found with --plan demo or --live.',
    advice: 'Set it to 600 seconds or more; sf_notify_enabled syncs changes sooner.',
    source: 'overview article: demo plan, 10 minutes',
  },
  'polling-too-seldom': {
    severity: 'warning',
    says: 'The polling interval is above 3,600 seconds.',
    advice: 'Set it to 3,600 seconds or less.',
    source: 'Heroku’s announcement of 2014: 2 to 60 minutes',
  },
  'setting-left-out': {
    severity: 'warning',
    says: 'A setting that every client sends is missing.',
    advice: 'Add the setting.',
    source: 'undocumented default',
  },
  'object-missing': {
    says: 'The object doesn’t exist in Salesforce, or the Salesforce user cannot see it.',
    advice: 'Correct the name, or give the user access to the object.',
    source: objectSchema,
    live: true,
  },
  'field-missing': {
    says: 'The field doesn’t exist on the object, or the Salesforce user cannot see it.',
    advice: 'Correct the name, or give the user access to the field.',
    source: objectSchema,
    live: true,
  },
  'field-spelling': {
    severity: 'warning',
    says: 'A field is not spelled in Salesforce’s case.',
    advice: 'Spell it as Salesforce does.',
    source: objectSchema,
    live: true,
  },
  'required-field': {
    says: 'A field that mappings of the object require is missing.',
    advice: 'Add the field.',
    source: `“required” in ${objectSchema}`,
    live: true,
  },
  'write-without-field': {
    severity: 'warning',
    says: 'A read-write mapping lacks a field that Salesforce requires for new records.',
    advice: 'Add the field, unless rows are only updated.',
    source: `nillable, createable and defaultedOnCreate in the schema; ${noSource} that it has them`,
    live: true,
  },
  'upsert-not-external': {
    says: 'The upsert field is not an external id, so Salesforce cannot match records by it.',
    advice: 'Use an external id field, or make this field one in Salesforce.',
    source: `externalId and idLookup in the schema; ${noSource} that it has them`,
    live: true,
  },
} as const satisfies Readonly<Record<string, RuleRow>>;

export type RuleId = keyof typeof rules;

/** A rule by its name. */
export function ruleOf(id: RuleId): Rule {
  return {severity: 'error', ...rules[id]};
}

/** The names of all rules, in the order of the table. */
export const ruleIds = Object.keys(rules) as RuleId[];
