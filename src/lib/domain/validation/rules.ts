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
const noSource = 'assumption: no source tells';

/**
 * Everything that config:validate looks for, by the name that stands in its output. Names stay;
 * rules are added.
 */
const rules = {
  unreadable: {
    says: 'There is no such file, or it cannot be read.',
    advice: 'Name another file, or leave it out.',
    source: 'the file system',
  },
  syntax: {
    says: 'The text is no JSON or YAML, or says something twice; or a folder has a file that is no mapping.',
    advice: 'Put the text right.',
    source: 'JSON, YAML 1.2',
  },
  'missing-key': {
    says: 'A key is missing that has to be there.',
    advice: 'Add the key.',
    source: article,
  },
  'wrong-type': {
    says: 'A value is of another type than its key takes.',
    advice: 'Write a value of the right type.',
    source: article,
  },
  'wrong-value': {
    says: 'A value is none of those that its key takes.',
    advice: 'Write one of the values that the key takes.',
    source: article,
  },
  'unknown-key': {
    severity: 'warning',
    says: 'A key is not known. The service may have added it.',
    advice: 'Look whether it is misspelt.',
    source: exports,
  },
  'unknown-version': {
    severity: 'warning',
    says: 'The version of the format is another than 1.',
    advice: 'Look whether this hconnect knows the format.',
    source: exports,
  },
  'old-api-version': {
    severity: 'warning',
    says: 'The Salesforce API version is older than 39.0, the first with the Bulk API.',
    advice: 'Move the connection to a newer version of the API.',
    source: 'overview article',
  },
  'no-mappings': {
    severity: 'warning',
    says: 'There are no mappings.',
    advice: 'Add one, or leave the file out.',
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
    advice: 'Join the two mappings into one.',
    source: `${exports}; django-heroku-connect E006`,
  },
  'object-case': {
    says: 'Two objects differ in upper and lower case only, so they are one table.',
    advice: 'Join the two mappings into one.',
    source: 'tables have lower-case names; Salesforce’s names know no case',
  },
  'object-not-mappable': {
    says: 'The object cannot be mapped.',
    advice: 'Leave the mapping out.',
    source: optionsArticle,
  },
  'object-limited': {
    severity: 'warning',
    says: 'The object can be mapped within limits only.',
    advice: 'Look whether its rows stay below the limit.',
    source: optionsArticle,
  },
  'api-name': {
    says: 'A name cannot be one of Salesforce’s API names.',
    advice: 'Write the API name, not the label.',
    source: 'Salesforce: letters, digits and underscores, a letter first',
  },
  'long-name': {
    severity: 'warning',
    says: 'A name is longer than 63 characters, which Postgres cuts off.',
    advice: 'Look at what the table or the column is called in the end.',
    source: 'PostgreSQL: identifiers',
  },
  'no-fields': {
    says: 'A mapping has no fields.',
    advice: 'Add the fields that are wanted, and those of the system.',
    source: mappingsArticle,
  },
  'field-case': {
    says: 'Two fields differ in upper and lower case only, so they are one column.',
    advice: 'Take out one of the two.',
    source: 'columns have lower-case names; Salesforce’s names know no case',
  },
  'field-not-mappable': {
    says: 'A field is of a type that cannot be mapped: an address, a location or a file.',
    advice: 'Take it out; map the parts of an address or a location instead.',
    source: 'sf2hc, a public tool; an address or a location is known by its name, else live',
  },
  'system-field': {
    says: 'A new mapping lacks a field without which nothing is synced.',
    advice: 'Add the field.',
    source: `${mappingsArticle}; ${exports}`,
    live: true,
  },
  'system-field-left-out': {
    severity: 'warning',
    says: 'A field without which nothing is synced is left out. A mapping that exists keeps it; a new one needs it.',
    advice: 'Add the field.',
    source: `${mappingsArticle}; ${exports}`,
  },
  'usual-field': {
    severity: 'warning',
    says: 'A field is missing that the service adds by itself where the object has it.',
    advice: 'Add the field, if the object has it and it was not left out on purpose.',
    source: `${mappingsArticle}; ${exports}`,
  },
  'system-field-case': {
    severity: 'warning',
    says: 'A field of the system is spelt in another case than Salesforce’s.',
    advice: 'Spell it as Salesforce does.',
    source: exports,
  },
  'index-without-field': {
    says: 'An index is on a field that is not mapped.',
    advice: 'Map the field, or take the index out.',
    source: exports,
  },
  'index-without-kind': {
    severity: 'warning',
    says: 'An index does not say whether it is unique.',
    advice: 'Add unique, true or false.',
    source: article,
  },
  'system-index': {
    severity: 'warning',
    says: 'An index is missing that every table has.',
    advice: 'Add the index.',
    source: '121 of 121 mappings with indexes in public exports',
  },
  'system-index-kind': {
    severity: 'warning',
    says: 'The index on Id is not unique, or the one on the last change is.',
    advice: 'Make the index on Id unique, and the other not.',
    source: '121 of 121 mappings with indexes in public exports',
  },
  'upsert-not-mapped': {
    says: 'The upsert field is not mapped.',
    advice: 'Map the field, or take the upsert field out.',
    source: exports,
  },
  'upsert-not-unique': {
    says: 'The upsert field has no unique index. Where indexes are left out, only --live tells.',
    advice: 'Add a unique index on it.',
    source: exports,
  },
  'upsert-read-only': {
    severity: 'warning',
    says: 'A mapping has an upsert field and writes nothing.',
    advice: 'Take it out, or make the access read_write.',
    source: exports,
  },
  'write-without-upsert': {
    severity: 'warning',
    says: 'A mapping that writes has no upsert field, so a write that is repeated can make a row twice.',
    advice: 'Add an upsert field: an external id with a unique index.',
    source: 'diagnose: Upsert Field; django-heroku-connect E007; exports before 2018 have none',
  },
  'polling-too-often': {
    says: 'Salesforce is polled more often than every 120 seconds, which no plan does.',
    advice: 'Make it 120 seconds or more.',
    source: 'Heroku’s announcement of 2014: 2 to 60 minutes',
  },
  'polling-below-plan': {
    severity: 'warning',
    says: 'Salesforce is polled more often than the plan does. Told with --plan demo, or --live.',
    advice: 'Make it 600 seconds or more; sf_notify_enabled brings changes sooner.',
    source: 'overview article: demo plan, 10 minutes',
  },
  'polling-too-seldom': {
    severity: 'warning',
    says: 'Salesforce is polled less often than every 3,600 seconds.',
    advice: 'Make it 3,600 seconds or less.',
    source: 'Heroku’s announcement of 2014: 2 to 60 minutes',
  },
  'setting-left-out': {
    severity: 'warning',
    says: 'A setting is left out that every client sends.',
    advice: 'Say what it should be.',
    source: 'no source says what the service takes instead',
  },
  'object-missing': {
    says: 'Salesforce has no such object, or the connection’s user may not see it.',
    advice: 'Put the name right, or give the user the right to see the object.',
    source: objectSchema,
    live: true,
  },
  'field-missing': {
    says: 'The object has no such field, or the connection’s user may not see it.',
    advice: 'Put the name right, or give the user the right to see the field.',
    source: objectSchema,
    live: true,
  },
  'field-spelling': {
    severity: 'warning',
    says: 'Salesforce spells a field in another case.',
    advice: 'Spell it as Salesforce does.',
    source: objectSchema,
    live: true,
  },
  'required-field': {
    says: 'A field is missing that a mapping of the object has to have.',
    advice: 'Add the field.',
    source: `“required” in ${objectSchema}`,
    live: true,
  },
  'write-without-field': {
    severity: 'warning',
    says: 'A mapping that writes lacks a field without which Salesforce makes no row.',
    advice: 'Add the field, unless rows are changed only and never made.',
    source: `nillable, createable and defaultedOnCreate in the schema; ${noSource} that it has them`,
    live: true,
  },
  'upsert-not-external': {
    says: 'The upsert field is no external id, so Salesforce finds no row by it.',
    advice: 'Take a field that is an external id, or make it one in Salesforce.',
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
