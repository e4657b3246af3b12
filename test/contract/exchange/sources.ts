/**
 * The sections of the reference article that say how the API is used,
 * https://devcenter.heroku.com/articles/heroku-connect-api as of December 2022.
 */
export const sections = [
  'Authentication',
  'Add User to the Heroku Connect Access List',
  'Request Methods',
  'JSON Encoded Request Payloads and Responses',
  'Rate Limits',
  'Root Endpoints',
  'Get Connections List',
  'Get Connection Details',
  'Configure a Connection’s Database and Schema',
  'Authenticate the Connection to Your Salesforce Org',
  'Pause the Connection',
  'Resume the Connection',
  'Restart the Connection',
  'Export Configuration',
  'Import Configuration',
  'Get Mappings List',
  'Get Mapping Details',
  'Create a Mapping',
  'Edit a Mapping',
  'Delete a Mapping',
  'Reload a Mapping',
  'Abort a Mapping',
  'Compatibility Policy',
] as const;

/**
 * Where an exchange is known from. After the article come the official plugin (@heroku-cli/
 * heroku-connect-plugin), other public clients of the API, and files that the service has exported.
 * What none of them tells is an assumption, and says which.
 */
export type Source =
  | `reference article, ${(typeof sections)[number]}`
  | `official plugin, ${'source' | 'tests' | 'typed interfaces'}`
  | `public client, ${string}`
  | 'exported files'
  | `assumption: ${string}`;
