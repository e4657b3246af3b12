/** The service’s own diagnosis warns above it. */
export const mostMappings = 100;

/** The first version of the Salesforce API with which Bulk loads work. */
export const oldestApiVersion = 39;

/** The plans of a connection. */
export const plans: readonly string[] = ['demo', 'enterprise', 'shield'];

/** Seconds between two polls: what no plan goes below, and what the demo plan does not. */
export const leastPolling = 120;
export const leastPollingOfDemo = 600;
/** The longest that can be chosen. */
export const mostPolling = 3600;

/** Postgres cuts longer names off. */
export const longestColumn = 63;

/** Salesforce’s API names, as Account, PG_ID__c or Project__r__PG_ID__c. */
export const apiName = /^[A-Za-z]\w*$/;

/** Objects that cannot be mapped: the articles of Knowledge. */
export const notMappable = /^KnowledgeArticleVersion$|__kav$/i;

/** Objects of which not everything can be mapped, in lower case, and what cannot. */
export const limitedObjects: ReadonlyMap<string, string> = new Map([
  ['leadhistory', 'more than 20,000 changes at once cannot be synced'],
  ['attachment', 'more than 20,000 changes at once cannot be synced, and files are large'],
]);

/** Addresses and locations of standard objects, which are not columns but several. */
export const compoundFields =
  /^(Billing|Shipping|Mailing|Other|Permanent|PersonMailing|PersonOther)?Address$/i;

/** Types of fields that cannot be mapped. */
export const notMappableTypes: readonly string[] = ['address', 'location', 'base64'];
