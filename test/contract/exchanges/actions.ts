import type {Exchange} from '../exchange/exchange.ts';
import {documented, type Names} from '../exchange/names.ts';
import type {Request} from '../exchange/request.ts';
import {like} from '../exchange/template.ts';
import {connectionBody, deepRequest, shallowDetails} from './details.ts';
import {notifications} from './official-plugin.ts';
import {accepted, waitedFor, withRegion} from './printed.ts';

const {resource} = documented;

const act =
  (action: string) =>
  ({connection}: Names): Request => ({
    host: 'region',
    method: 'POST',
    path: `/connections/${connection}/actions/${action}`,
  });

const pause: Exchange = {
  title: 'a pause is accepted',
  sources: ['reference article, Pause the Connection'],
  request: act('pause'),
  response: () => ({status: 202}),
  simulator: {of: 'acme-production'},
  client: [
    {hconnect: ['connections:pause', resource], ends: {prints: () => accepted('pause')}},
    {hconnect: ['connections:pause', resource], ends: {shows: ['accepted']}},
  ],
};

const resume: Exchange = {
  title: 'a resumption is accepted',
  sources: ['reference article, Resume the Connection'],
  request: act('resume'),
  response: () => ({status: 202}),
  simulator: {of: 'acme-archive'},
  client: [{hconnect: ['connections:resume', resource], ends: {prints: () => accepted('resume')}}],
};

const restart: Exchange = {
  title: 'a restart is accepted',
  sources: ['reference article, Restart the Connection'],
  request: act('restart'),
  response: () => ({status: 202}),
  simulator: {scenario: 'errors', of: 'acme-unexpected'},
  client: [
    {hconnect: ['connections:restart', resource], ends: {prints: () => accepted('restart')}},
    {hconnect: ['connections:recover', resource], ends: {prints: () => accepted('restart')}},
  ],
};

const restartAtAnyTime: Exchange = {
  ...restart,
  title: 'a restart is accepted of a connection that works, too',
  simulator: {of: 'acme-production'},
};

const inState = (state: string) => (names: Names) => ({
  status: 200,
  body: {...connectionBody(names), state, mappings_summary_state: 'OK'},
});

const deepInState = (state: string) => (names: Names) => ({
  status: 200,
  body: {
    ...connectionBody(names),
    state,
    mappings: like.each({
      id: like.uuid('3f87cb43-2b2b-4a40-a396-d3611cb776b4'),
      object_name: like.text('Contact'),
    }),
  },
});

/** The details of a connection that was paused. */
const paused: Exchange = {
  ...shallowDetails,
  title: 'a connection that was paused shows PAUSED',
  sources: ['reference article, Pause the Connection'],
  response: inState('PAUSED'),
  simulator: {of: 'acme-production', first: [{exchange: pause}, {seconds: 60}]},
  client: [
    {
      hconnect: ['connections:wait', resource, '--for', 'paused', '--skip-stale-check'],
      ends: {prints: withRegion},
    },
    {
      hconnect: ['connections:info', resource, '--no-mappings'],
      ends: {shows: ['PAUSED']},
    },
  ],
};

const resumed: Exchange = {
  ...shallowDetails,
  request: deepRequest,
  title: 'a connection that was resumed is no longer PAUSED',
  sources: ['reference article, Resume the Connection'],
  response: deepInState('IDLE'),
  simulator: {of: 'acme-archive', first: [{exchange: resume}, {seconds: 5}]},
  client: [
    {hconnect: ['connections:wait', resource, '--skip-stale-check'], ends: {prints: waitedFor}},
  ],
};

const restarted: Exchange = {
  ...shallowDetails,
  request: deepRequest,
  title: 'a connection that was restarted is no longer in an error state',
  sources: ['reference article, Restart the Connection'],
  response: deepInState('IDLE'),
  simulator: {
    scenario: 'errors',
    of: 'acme-unexpected',
    first: [{exchange: restart}, {seconds: 15}],
  },
  client: [
    {hconnect: ['connections:wait', resource, '--skip-stale-check'], ends: {prints: waitedFor}},
  ],
};

const restartInVain: Exchange = {
  ...shallowDetails,
  request: deepRequest,
  title: 'a connection that was restarted in vain shows its error again',
  sources: ['reference article, Restart the Connection'],
  response: deepInState('DB_UNAVAILABLE'),
  simulator: {scenario: 'errors', of: 'acme-database', first: [{exchange: restart}, {seconds: 60}]},
  client: [
    {
      hconnect: ['connections:wait', resource],
      after: [notifications],
      ends: {
        fails: 'unhealthy',
        status: 7,
        details: {
          state: 'DB_UNAVAILABLE',
          service_message: 'The database cannot be reached.',
        },
      },
    },
  ],
};

/** The same, looked at without its mappings. */
const unavailable: Exchange = {
  ...restartInVain,
  title: 'a connection whose database cannot be reached shows DB_UNAVAILABLE',
  request: shallowDetails.request,
  response: (names) => ({status: 200, body: {...connectionBody(names), state: 'DB_UNAVAILABLE'}}),
  client: [
    {
      hconnect: ['connections:info', resource, '--no-mappings'],
      after: [notifications],
      ends: {shows: ['DB_UNAVAILABLE', 'The database cannot be reached.']},
    },
  ],
};

const polling: Exchange = {
  ...shallowDetails,
  title: 'a connection that looks for changes in the database shows POLLING_DB_CHANGES',
  sources: ['reference article, Pause the Connection'],
  response: inState('POLLING_DB_CHANGES'),
  simulator: {of: 'acme-analytics'},
  client: [
    {
      hconnect: ['connections:info', resource, '--no-mappings'],
      ends: {shows: ['POLLING_DB_CHANGES']},
    },
  ],
};

const refusal = 'Only an idle connection can be paused.';

const pauseRefused: Exchange = {
  title: 'a pause is refused while the connection is not IDLE',
  sources: ['reference article, Pause the Connection', 'official plugin, source'],
  request: act('pause'),
  response: () => ({status: 409, body: {message: like.sentence(refusal)}}),
  simulator: {of: 'acme-analytics'},
  client: [
    {
      hconnect: ['connections:pause', resource],
      after: [polling],
      ends: {
        fails: 'refused',
        status: 6,
        details: {
          http_status: 409,
          reason: 'Only an idle connection can be paused (409 Conflict). It is POLLING_DB_CHANGES.',
          response: {message: refusal},
          state: 'POLLING_DB_CHANGES',
        },
      },
    },
    // Where nothing is left to do, a refusal is none.
    {
      hconnect: ['connections:pause', resource, '--skip-stale-check'],
      after: [paused],
      ends: {prints: () => ({...accepted('pause'), outcome: 'already', state: 'PAUSED'})},
    },
  ],
};

const resumeRefused: Exchange = {
  title: 'a resumption is refused of a connection that is not paused',
  sources: ['official plugin, source'],
  request: act('resume'),
  response: () => ({status: 409, body: {message: like.sentence('The connection is not paused.')}}),
  simulator: {of: 'acme-support'},
  client: [
    {
      hconnect: ['connections:resume', resource],
      after: [unavailable],
      ends: {fails: 'refused', status: 6, details: {http_status: 409, state: 'DB_UNAVAILABLE'}},
    },
  ],
};

export const actions: readonly Exchange[] = [
  pause,
  paused,
  polling,
  pauseRefused,
  resume,
  resumed,
  resumeRefused,
  restart,
  restartAtAnyTime,
  restarted,
  restartInVain,
  unavailable,
];
