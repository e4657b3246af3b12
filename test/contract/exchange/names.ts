/** What things are called: in the documentation's examples, or in the world of a simulator. */
export interface Names {
  readonly discovery_url: string;
  /** Of the cell that has the connection, without `/api/v3`. */
  readonly region_url: string;
  readonly token: string;
  readonly app: string;
  readonly app_id: string;
  readonly connection: string;
  readonly resource: string;
  readonly mapping: string;
  readonly revision: number;
  /** Of the connection's checks; there is none before they are started. */
  readonly validation: string;
}

/** The names in the reference article's examples; the token is ours. */
export const documented: Names = {
  discovery_url: 'https://hc-central.heroku.com',
  region_url: 'https://connect-3-virginia.heroku.com',
  token: 'token-of-the-contract-tests',
  app: 'example-app',
  app_id: 'a63e5256-3c1c-4382-ba99-158fc63f8945',
  connection: 'c08fdb87-a196-46aa-8b44-5ad6e9e253c4',
  resource: 'herokuconnect-defined-93233',
  mapping: '7b5a2105-9845-43cd-9648-9406ee745bf5',
  revision: 12345,
  validation: '1',
};

/** The placeholders with which the article writes its paths. */
export const placeholders: Names = {
  ...documented,
  app: '<app>',
  app_id: '<app>',
  connection: '<connection_id>',
  mapping: '<mapping_id>',
};
