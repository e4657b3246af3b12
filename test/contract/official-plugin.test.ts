import {expect, test} from 'vitest';
import type {Answer, SimulatorSide} from './exchange/exchange.ts';
import type {Names} from './exchange/names.ts';
import type {Request} from './exchange/request.ts';
import {openSimulator} from './sides/simulator-side.ts';
import {like, mismatches, type Template} from './exchange/template.ts';

/*
 * The official plugin (@heroku-cli/heroku-connect-plugin 0.13.3) as a client of the simulator: what
 * each of its commands sends, one after the other, and what it reads of the answers, by its sources
 * and its tests. Other clients and the whole of each answer: the exchanges.
 */

/** A request and what is read of the answer; `before` are simulated seconds that pass first. */
interface Call {
  readonly request: Omit<Request, 'host'> & {readonly host?: 'discovery'};
  readonly reads: Answer;
  readonly before?: number;
}

type Command = SimulatorSide & {
  /** What is read of the details that every command asks for. */
  readonly details?: Readonly<Record<string, Template>>;
  /** True: no connection is found before the access list is asked for. */
  readonly hidden?: true;
  /** What follows the search and the details; `first` is the answer to the first of them. */
  readonly calls?: readonly ((names: Names, first: unknown) => Call)[];
};

const state = like.state('IDLE');
const instant = like.instant('2025-07-16T19:21:56.317415Z');
const sentence = like.sentence('A sentence.');
const accepted: Answer = {status: 202, body: null};
const mapping = {
  id: like.uuid('7b5a2105-9845-43cd-9648-9406ee745bf5'),
  object_name: sentence,
  state,
};
const checked = {
  rule_id: sentence,
  display_name: sentence,
  status: sentence,
  message: sentence,
  doc_url: sentence,
};
const paused = {of: 'acme-archive'};
const production = {of: 'acme-production'};
const failing = {scenario: 'write-errors', of: 'acme-production', mapping: 'Contact'};
const told = {
  of: 'acme-production',
  first: [{event: 'mapping_error', details: {object_name: 'Account'}}],
};

const own = ({connection}: Names, path = '') => `/connections/${connection}${path}`;
const ofMapping = ({mapping: id}: Names, path = '') => `/mappings/${id}${path}`;

/** A POST without anything to send, for which the plugin sends the word null. */
const post =
  (pathOf: typeof own, path: string, reads: Answer = accepted, query: Request['query'] = {}) =>
  (names: Names): Call => ({
    request: {method: 'POST', path: pathOf(names, path), query, json: null},
    reads,
  });

const get =
  (pathOf: typeof own, path: string, body: Template, query: Request['query'] = {}) =>
  (names: Names): Call => ({
    request: {method: 'GET', path: pathOf(names, path), query},
    reads: {status: 200, body},
  });

const errors = {
  count: like.integer(1),
  results: like.each({
    id: like.integer(1),
    table_name: sentence,
    record_id: like.integer(2),
    message: sentence,
    created_at: instant,
  }),
};
const diff = {
  current_api_version: '58.0',
  target_api_version: '61.0',
  mappings: like.each({name: sentence, result_message: sentence}),
};

const commands: Readonly<Record<string, Command>> = {
  'connect:db:set': {
    of: 'acme-onboarding',
    calls: [
      ({app}) => ({
        request: {method: 'GET', path: `/apps/${app}`},
        reads: {status: 200, body: {db_keys: like.each({name: sentence, addon: {plan: sentence}})}},
      }),
      (names) => ({
        request: {
          method: 'PATCH',
          path: own(names),
          json: {db_key: 'DATABASE_URL', schema_name: 'salesforce'},
        },
        reads: {status: 202, body: {id: names.connection}},
      }),
    ],
  },
  'connect:diagnose': {
    ...production,
    calls: [
      post(own, '/validations', {status: 202, body: {result_url: sentence}}),
      (names, first) => ({
        request: {method: 'GET', path: resultPath(names, first)},
        reads: accepted,
      }),
      (names, first) => ({
        before: 5,
        request: {method: 'GET', path: resultPath(names, first)},
        reads: {
          status: 200,
          body: {warnings: like.each(checked), passes: like.each(checked), mappings: {}},
        },
      }),
    ],
  },
  'connect:export': {
    ...production,
    calls: [
      get(own, '/actions/export', {
        mappings: like.each({object_name: sentence, config: {}}),
        version: 1,
      }),
    ],
  },
  'connect:import': {
    ...production,
    calls: [
      (names) => ({
        request: {
          method: 'POST',
          path: own(names, '/actions/import'),
          json: {mappings: [], version: 1},
        },
        reads: accepted,
      }),
    ],
  },
  'connect:info': {
    of: 'acme-analytics',
    scenario: 'default',
    hidden: true,
    details: {name: '', state, mappings: like.each(mapping)},
  },
  'connect:manage-sf-api-version': {
    ...paused,
    details: {api_version: '58.0', state: 'PAUSED'},
    calls: [
      get(own, '/schema-diff', diff, {target_version: '61.0'}),
      (names) => ({
        request: {
          method: 'POST',
          path: own(names, '/actions/change-sf-api-version'),
          json: {target_version: '61.0'},
        },
        reads: {status: 202, body: {...diff, target_version: '61.0'}},
      }),
    ],
  },
  'connect:mapping:delete': {
    ...production,
    details: {mappings: like.each(mapping)},
    calls: [
      (names) => ({
        request: {method: 'DELETE', path: ofMapping(names)},
        reads: {status: 204, body: null},
      }),
    ],
  },
  'connect:mapping:diagnose': {
    ...production,
    calls: [get(ofMapping, '/validations', {passes: like.each(checked)})],
  },
  'connect:mapping:reload': {...production, calls: [post(ofMapping, '/actions/reload')]},
  'connect:mapping:state': {...production, details: {mappings: like.each(mapping)}},
  'connect:mapping:write-errors': {...failing, calls: [get(ofMapping, '/errors', errors)]},
  'connect:notifications': {
    ...told,
    calls: [
      get(
        own,
        '/notifications',
        {
          results: like.each({
            id: like.integer(1),
            created_at: instant,
            event_type: 'mapping-error',
            message: sentence,
          }),
        },
        {event_type: 'mapping-error', page_size: '1000'},
      ),
    ],
  },
  'connect:notifications:acknowledge': {
    ...told,
    calls: [
      post(own, '/notifications/acknowledge', {status: 204, body: null}, {before: '2030-01-01'}),
      get(own, '/notifications', {count: 0, results: []}),
    ],
  },
  'connect:pause': {...production, calls: [post(own, '/actions/pause')]},
  'connect:recover': {...production, calls: [post(own, '/actions/restart')]},
  'connect:resume': {...paused, calls: [post(own, '/actions/resume')]},
  'connect:sf:auth': {
    of: 'acme-onboarding',
    calls: [
      (names) => ({
        request: {
          method: 'POST',
          path: own(names, '/authorize_url'),
          json: {environment: 'production', next: 'http://localhost:18000'},
        },
        reads: {status: 201, body: {redirect: like.text('https://…', /^https?:\/\/\S+$/)}},
      }),
    ],
  },
  'connect:state': {
    ...production,
    details: {db_key: 'DATABASE_URL', schema_name: 'salesforce', state},
  },
  'connect:write-errors': {...failing, calls: [get(own, '/errors', errors)]},
};

test('there are nineteen commands', () => {
  expect(Object.keys(commands)).toHaveLength(19);
});

test.each(Object.entries(commands))(
  '%s: finds in the answers what it reads',
  async (_name, command) => {
    const {names, ask, advance} = await openSimulator(command);
    const play = async ({request, reads, before = 0}: Call): Promise<unknown> => {
      advance(before);
      const {status, text} = await ask({host: 'region', ...request});
      expect(status, text).toBe(reads.status);
      const body: unknown = text === '' ? null : JSON.parse(text);
      if (reads.body === null) expect(text).toBe('');
      else if (reads.body !== undefined) expect(mismatches(reads.body, body as object)).toEqual([]);
      return body;
    };
    const search = (results: Template): Call => ({
      request: {
        host: 'discovery',
        method: 'GET',
        path: '/connections',
        query: {app: names.app, addon_type: '1'},
      },
      reads: {status: 200, body: {results}},
    });
    const {app, connection: id, region_url} = names;
    if (command.hidden) {
      await play(search([]));
      await play({
        request: {
          host: 'discovery',
          method: 'POST',
          path: `/auth/${app}`,
          query: {addon_type: '1'},
          json: null,
        },
        reads: {status: 200, body: {connections: like.each({id: like.uuid(id)})}},
      });
    }
    const detail_url = `${region_url}/api/v3/connections/${id}`;
    await play(search([{id, resource_name: names.resource, region_url, detail_url}]));
    await play({
      request: {method: 'GET', path: own(names), query: {deep: 'true'}},
      reads: {status: 200, body: {id, state, ...command.details}},
    });
    const answers: unknown[] = [];
    for (const call of command.calls ?? []) answers.push(await play(call(names, answers[0])));
  },
);

/** The path of the result that a started diagnosis has named. */
function resultPath({region_url}: Names, started: unknown): string {
  const {result_url} = started as {readonly result_url: string};
  return result_url.slice(`${region_url}/api/v3`.length);
}
