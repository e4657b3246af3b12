import type {
  AuthorizationRequest,
  Connection,
  ConnectionAction,
  DeepConnection,
  DatabaseKey,
} from '../domain/connections/connection.ts';
import {sentText} from '../domain/configuration/canonical.ts';
import type {Configuration} from '../domain/configuration/configuration.ts';
import {connectionState} from '../domain/connections/states.ts';
import {isObject, type Json, type JsonObject} from '../domain/json.ts';
import {nameOf, type ConnectionRef} from '../domain/connections/connection-ref.ts';
import {endpointAt, type Endpoint} from '../domain/connections/endpoints.ts';
import {Failure} from '../errors.ts';
import type {Http} from './http/http.ts';
import {readMapping} from './mappings.ts';
import {sentAt, urlOf} from './http/message.ts';
import {wholePages} from './pages.ts';
import {entry, idOf, items, name, object, part, requiredText, text} from './read.ts';

/** What has to be known of a connection to call it. */
type Located = Pick<ConnectionRef, 'id' | 'region_url'>;

/** How a connection is read. */
export interface ReadOptions {
  /** Whether the personal record of the Salesforce user is kept. */
  personal?: boolean;
  /** Whether mappings that have no name are read all the same: to be shown, and not to be changed. */
  tolerant?: boolean;
}

/** What `PATCH` changes; what is left out stays. */
export interface ConnectionSettings {
  db_key?: string | undefined;
  schema_name?: string | undefined;
  name?: string | undefined;
}

/** The connection endpoints of a region. @param endpoints to tell a region's name by its host */
export function connectionsApi(http: Http, endpoints: readonly Endpoint[]) {
  const own = (ref: Located, ...path: string[]) => urlOf(ref, 'connections', ref.id, ...path);
  const details = async (ref: Located, query: Record<string, string>, read: ReadOptions) => {
    const response = await http.send({method: 'GET', url: own(ref), query});
    const options = {...read, sentAt: sentAt(response)};
    return readConnection(response.json(), place(ref), options);
  };
  const place = ({id, region_url}: Located) => {
    return {id, region_url, region: endpointAt(endpoints, region_url)?.name};
  };

  return {
    /** `GET /connections` on one endpoint, page by page; `deep` asks for the mappings. */
    async *connectionPages(
      endpoint: Endpoint,
      {resource_name, deep}: {resource_name?: string; deep?: boolean | undefined} = {},
    ) {
      const ref = {region_url: endpoint.url, region: endpoint.name};
      const url = urlOf(ref, 'connections');
      const query = {resource_name, deep: deep === true ? 'true' : undefined};
      for await (const page of wholePages(http, {method: 'GET', url, query})) {
        const options = {tolerant: true, sentAt: page.at};
        yield page.items.map((item) => readConnection(item, ref, options));
      }
    },

    /** `GET /connections/<id>`; `personal` keeps the record of the Salesforce user. */
    connection(ref: Located, options: ReadOptions = {}): Promise<Connection> {
      return details(ref, {}, options);
    },

    /**
     * `GET /connections/<id>?deep=true`: with the mappings, in full.
     *
     * @throws Failure `service` where it has none of that key, which is not the same as having none
     */
    async deepConnection(ref: Located, options: ReadOptions = {}): Promise<DeepConnection> {
      return withMappings(await details(ref, {deep: 'true'}, options));
    },

    /**
     * `PATCH /connections/<id>`. The article's table says `database_key`; its example, its answer
     * and every client say `db_key`. The answer is not believed: what was set has to be read back.
     */
    async configureConnection(ref: ConnectionRef, settings: ConnectionSettings): Promise<void> {
      await http.send({method: 'PATCH', url: own(ref), json: settings});
    },

    /**
     * `POST /connections/<id>/authorize_url`: an address that a Salesforce user has to open. The
     * article's default for `environment` has changed, so it is always sent.
     */
    async authorizeUrl(ref: ConnectionRef, request: AuthorizationRequest): Promise<string> {
      const url = own(ref, 'authorize_url');
      const what = 'The authorization';
      const sent = object(await http.json({method: 'POST', url, json: request}), what);
      return http.trusted(requiredText(sent, 'redirect', what), ref.region_url);
    },

    /** `POST /connections/<id>/actions/<action>`: accepted with 202, done some time later. */
    async actOnConnection(ref: ConnectionRef, action: ConnectionAction): Promise<void> {
      await http.send({method: 'POST', url: own(ref, 'actions', action)});
    },

    /** `GET /connections/<id>/actions/export`, as the service wrote it. */
    async exportConfiguration(ref: ConnectionRef): Promise<string> {
      const response = await http.send({method: 'GET', url: own(ref, 'actions', 'export')});
      response.json();
      return response.text;
    },

    /**
     * `POST /connections/<id>/actions/import`: accepted with 202 and an empty body, whatever the
     * content. With `upload` it goes as a file in the part `config`, else as a JSON body.
     */
    async importConfiguration(
      ref: ConnectionRef,
      configuration: Configuration,
      {upload = false} = {},
    ): Promise<void> {
      const url = own(ref, 'actions', 'import');
      const text = sentText(configuration);
      if (!upload) {
        const headers = {'content-type': 'application/json'};
        await http.send({method: 'POST', url, body: text, headers});
        return;
      }
      const form = new FormData();
      const file = new Blob([text], {type: 'application/json'});
      form.set('config', file, 'config.json');
      await http.send({method: 'POST', url, body: form});
    },

    /** `GET /apps/<app>`: the app's config vars that hold a database's URL. Not in the article. */
    async databaseKeys(ref: ConnectionRef): Promise<DatabaseKey[]> {
      const url = urlOf(ref, 'apps', ref.app_name ?? '');
      const app = object(await http.json({method: 'GET', url}), 'The app');
      return items(app, 'db_keys', 'The app')
        .filter(isObject)
        .flatMap((key) => {
          const keyName = name(key.name);
          return keyName === null ? [] : [{name: keyName, plan: name(part(key, 'addon').plan)}];
        });
    },
  };
}

/**
 * Reads a connection of a region, and adds where it lives. The record of the Salesforce user is
 * personal data: it is left out unless `personal` asks for it. Its id is empty where none was sent.
 *
 * @param sentAt when the service sent it, by its own clock
 * @param tolerant shows a connection or a mapping that cannot be read as far as it is known
 * @throws Failure `service` for such a one otherwise
 */
function readConnection(
  value: Json,
  ref: {id?: string; region_url: string; region?: string | undefined},
  {personal = false, tolerant = false, sentAt}: ReadOptions & {sentAt: number | null},
): Connection {
  const sent = tolerant ? entry(value) : object(value, 'A connection');
  const {user_info, ...record} = sent;
  if (personal && user_info !== undefined) record.user_info = user_info;
  record.region_url = ref.region_url;
  const salesforce = part(sent, 'sf_info');
  const mappings = sent.mappings;
  return {
    id: idOf(sent, 'connections') || (name(sent.addon_id) ?? ref.id ?? ''),
    resource_name: name(sent.resource_name),
    app_name: name(sent.app_name),
    region_url: ref.region_url,
    name: name(sent.name),
    state: connectionState(name(sent.state)),
    mappings_summary: name(sent.mappings_summary_state),
    schema_name: name(sent.schema_name),
    db_key: name(sent.db_key),
    database: describeDatabase(part(sent, 'database')),
    organization_id: name(sent.organization_id) ?? name(salesforce.organization_id),
    username: name(salesforce.username),
    environment: name(salesforce.environment),
    api_version: name(salesforce.api_version) ?? name(sent.api_version),
    plan: name(sent.plan),
    region: name(sent.region) ?? ref.region ?? null,
    created_at: text(sent.created_at),
    mappings: Array.isArray(mappings)
      ? mappings.map((mapping) => readMapping(mapping, {tolerant, sentAt}))
      : null,
    sentAt,
    record,
  };
}

function withMappings(connection: Connection): DeepConnection {
  const {mappings} = connection;
  if (mappings !== null) return {...connection, mappings};
  throw new Failure(
    'service',
    `Heroku Connect did not send the mappings of ${nameOf(connection)}.`,
    {
      reason: 'The response has no `mappings` list.',
      next: {
        run: 'api',
        args: [`/connections/${connection.id}?deep=true`],
        connection,
        note: 'shows the raw response',
      },
      facts: {lasting: true},
    },
  );
}

function describeDatabase(database: JsonObject): string | null {
  const host = name(database.host);
  if (host === null) return null;
  const port = text(database.port);
  return `${host}${port === null ? '' : `:${port}`}/${text(database.database) ?? ''}`;
}
