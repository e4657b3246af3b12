import {listedNotifications} from '../official-plugin.ts';
import type {Exchange} from '../../exchange/exchange.ts';
import {documented, type Names} from '../../exchange/names.ts';
import type {Request} from '../../exchange/request.ts';
import {like} from '../../exchange/template.ts';
import {deepDetails} from '../details.ts';
import {deepConfigured, mapping, mappingRequest} from './details.ts';

const of = ['--resource', documented.resource];
const confirmed = ['--confirm', 'Account', ...of];
const account = {id: documented.mapping, object_name: 'Account'};

const act =
  (action: 'reload' | 'abort') =>
  ({mapping: id}: Names): Request => ({
    host: 'region',
    method: 'POST',
    path: `/mappings/${id}/actions/${action}`,
  });

/** What stands for the path of a file. */
const backup = 'FILE';

const world = {of: 'acme-production', mapping: 'Account'};

/** Deletes a mapping. */
export const remove: Exchange = {
  title: 'a mapping is deleted, and there is nothing to answer',
  sources: ['reference article, Delete a Mapping'],
  request: (names) => ({...mappingRequest(names), method: 'DELETE'}),
  response: () => ({status: 204, body: null}),
  simulator: world,
  client: [
    {
      hconnect: ['mappings:delete', 'Account', ...confirmed],
      before: [deepConfigured],
      ends: {
        prints: () => [{...account, action: 'delete', outcome: 'accepted', state: null, backup}],
      },
    },
    {
      hconnect: ['mappings:delete', 'Account', ...confirmed],
      before: [deepConfigured],
      ends: {shows: ['Account was deleted', 'is still removing the data']},
    },
  ],
};

const removed: Exchange = {
  title: 'a mapping that was deleted is not found',
  sources: ['reference article, Delete a Mapping', 'assumption: 404 with a message'],
  request: mappingRequest,
  response: () => ({status: 404, body: {message: like.sentence('Not found.')}}),
  simulator: {...world, first: [{exchange: remove}]},
  client: [
    {
      hconnect: ['api', `/mappings/${documented.mapping}`, '--region', 'virginia-3'],
      ends: {fails: 'not_found', status: 5, details: {http_status: 404}},
    },
  ],
};

const reload: Exchange = {
  title: 'a reload is accepted',
  sources: ['reference article, Reload a Mapping'],
  request: act('reload'),
  response: () => ({status: 202}),
  simulator: world,
  client: [
    {
      hconnect: ['mappings:reload', 'Account', ...confirmed],
      before: [deepConfigured],
      ends: {prints: () => [{...account, action: 'reload', outcome: 'accepted', state: null}]},
    },
    {
      hconnect: ['mappings:reload', 'Account', ...confirmed],
      before: [deepConfigured],
      ends: {shows: ['accepted']},
    },
  ],
};

const inState =
  (state: string) =>
  ({mapping: id}: Names) => ({status: 200, body: {id, object_name: 'Account', state}});

const reloading: Exchange = {
  ...mapping,
  title: 'a mapping that is being reloaded shows it',
  sources: ['reference article, Reload a Mapping'],
  response: inState('RELOAD_TABLE'),
  simulator: {...world, first: [{exchange: reload}, {seconds: 5}]},
  client: [
    {hconnect: ['mappings:info', 'Account', ...of], ends: {prints: (answer) => answer}},
    {hconnect: ['mappings:info', 'Account', ...of], ends: {shows: ['RELOAD_TABLE']}},
  ],
};

const abort: Exchange = {
  title: 'an abort is accepted',
  sources: ['reference article, Abort a Mapping'],
  request: act('abort'),
  response: () => ({status: 202}),
  simulator: {...world, first: [{exchange: reload}, {seconds: 5}]},
  client: [
    {
      hconnect: ['mappings:abort', 'Account', ...of],
      before: [deepDetails],
      ends: {
        prints: () => [
          {
            ...account,
            action: 'abort',
            outcome: 'accepted',
            state: null,
            needs_reload: false,
            mapping: {...account, state: 'DATA_SYNCED'},
          },
        ],
      },
    },
  ],
};

const aborted: Exchange = {
  ...mapping,
  title: 'a mapping whose reload was aborted shows ABORTED',
  sources: ['reference article, Abort a Mapping', 'assumption: a reload has to be repeated'],
  response: inState('ABORTED'),
  simulator: {
    ...world,
    first: [{exchange: reload}, {seconds: 5}, {exchange: abort}, {seconds: 5}],
  },
  client: [
    {
      hconnect: ['mappings:info', 'Account', ...of],
      after: [listedNotifications],
      ends: {shows: ['ABORTED', 'Mapping Account has failed.']},
    },
  ],
};

export const mappingActions: readonly Exchange[] = [
  remove,
  removed,
  reload,
  reloading,
  abort,
  aborted,
];
