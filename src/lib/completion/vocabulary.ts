import {connectionStates} from '../domain/connections/states.ts';
import {mappingStates} from '../domain/mappings/states.ts';
import {healthWords} from '../domain/state-filter.ts';
import {matches} from '../domain/connections/connection-ref.ts';
import {explainable, namesIn} from '../domain/explainable.ts';
import {diagnosisRules} from '../domain/diagnosis/rules.ts';
import {eventTypes} from '../domain/notifications/event-types.ts';
import {documentedEndpoints, regionAliases} from '../domain/connections/endpoints.ts';
import type {Vocabulary} from './completion.ts';
import {openRemembered, remoteNames} from '../cli/open-context.ts';
import type {ProgramConfig} from '../cli/program/config.ts';

/** What can be completed offline: the manifest's commands, states, and what is remembered. */
export async function vocabularyOf(config: ProgramConfig): Promise<Vocabulary> {
  const {runtime} = config;
  const {commands, topics} = await config.full();
  const remembered = openRemembered(runtime);
  const states = (table: readonly {name: string}[]) => table.map(({name}) => name);
  const known = (pick: 'app_name' | 'resource_name') =>
    remembered.all().flatMap((ref) => ref[pick] ?? []);
  const mapping = (words: readonly string[]) => {
    const selector = {
      app: valueOf(words, '--app', '-a'),
      resource: valueOf(words, '--resource'),
    };
    const chosen = remembered.all().filter((ref) => matches(ref, selector));
    return chosen.flatMap(({id}) => remembered.mappings(id).map(({object_name}) => object_name));
  };
  const connection = () => [...known('resource_name'), ...known('app_name')];
  const simulator = () => import('../simulator/index.ts');
  return {
    commands,
    topics,
    names: {
      app: () => known('app_name'),
      resource: () => known('resource_name'),
      connection,
      'config:promote from': connection,
      'config:promote to': connection,
      'config:diff from': connection,
      'config:diff to': connection,
      remote: () => remoteNames(),
      mapping,
      object: mapping,
      region: () => [
        ...documentedEndpoints.flatMap(({name, region}) => [region, name]),
        ...Object.keys(regionAliases),
      ],
      'event-type': () => eventTypes.map(({name}) => name),
      for: () => states(connectionStates),
      term: () => namesIn(explainable()),
      'connections:list state': () => [...healthWords, ...states(connectionStates)],
      'mappings:list state': () => [...healthWords, ...states(mappingStates)],
      'check ignore': () => [...healthWords, ...states(connectionStates), ...states(mappingStates)],
      skip: () => diagnosisRules.map(({name}) => name),
      command: () => commands.filter(({hidden}) => !hidden).map(({id}) => id),
      method: () => ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'],
      scenario: async () => (await simulator()).scenarios.map(({name}) => name),
      event: async () => (await simulator()).events.map(({name}) => name),
      behavior: async () => (await simulator()).behaviors.map(({name}) => `${name}=`),
    },
  };
}

function valueOf(words: readonly string[], ...names: readonly string[]): string | undefined {
  const at = words.findIndex((word) => names.includes(word));
  return at === -1 || at === words.length - 1 ? undefined : words[at + 1];
}
