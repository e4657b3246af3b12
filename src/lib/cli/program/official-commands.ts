import type {TypedCommand} from './typed-line.ts';

/** A command of the Heroku CLI's plugin for Heroku Connect, and what does the same here. */
export interface OfficialCommand {
  /** The command of hconnect that does it, or comes nearest. */
  here: string;
  /** The argument that ours needs. */
  needs?: 'FILE' | 'MAPPING' | 'VERSION';
  /** Its flag whose value is that argument here. */
  argument?: string;
  /** Its flags with a value, by their names, with the character of the short form. */
  options?: Readonly<Record<string, string | null>>;
  /** Its flags that have another name here. */
  rename?: Readonly<Record<string, string>>;
  /** Its flags that are not passed on: another meaning here, or none. */
  without?: readonly string[];
}

const filters = {after: null, before: null, 'event-type': null};

/**
 * All twenty names, of nineteen commands and an alias, from the plugin's README and sources
 * (heroku-connect-plugin). `--confirm` names an app there, and what is destroyed here.
 */
export const officialCommands: Readonly<Record<string, OfficialCommand>> = {
  'connect:db:set': {
    here: 'connections:configure',
    options: {db: null, schema: null},
    rename: {'--db': '--db-key', '--schema': '--schema-name'},
  },
  'connect:diagnose': {here: 'connections:diagnose', without: ['verbose']},
  'connect:export': {here: 'config:export'},
  'connect:import': {here: 'config:import', needs: 'FILE'},
  'connect:info': {here: 'connections:info', without: ['check-for-new']},
  'connect:manage-sf-api-version': {
    here: 'api-version:upgrade',
    needs: 'VERSION',
    argument: 'target-version',
    options: {'target-version': null, confirm: null},
  },
  'connect:mapping:delete': {
    here: 'mappings:delete',
    needs: 'MAPPING',
    options: {confirm: null},
    without: ['confirm'],
  },
  'connect:mapping:diagnose': {
    here: 'mappings:diagnose',
    needs: 'MAPPING',
    without: ['verbose'],
  },
  'connect:mapping:reload': {here: 'mappings:reload', needs: 'MAPPING'},
  'connect:mapping:state': {here: 'mappings:info', needs: 'MAPPING'},
  'connect:mapping:write-errors': {here: 'mappings:write-errors', needs: 'MAPPING'},
  'connect:notifications': {here: 'notifications:list', options: filters},
  'connect:notifications:acknowledge': {here: 'notifications:acknowledge', options: filters},
  'connect:pause': {here: 'connections:pause'},
  'connect:recover': {here: 'connections:restart'},
  'connect:restart': {here: 'connections:restart'},
  'connect:resume': {here: 'connections:resume'},
  'connect:sf:auth': {
    here: 'connections:authorize',
    options: {domain: 'd', environment: 'e', callback: 'c'},
    rename: {'-d': '--domain'},
    without: ['callback'],
  },
  'connect:state': {here: 'connections:info'},
  'connect:write-errors': {here: 'connections:write-errors'},
};

/** The official command that the words of a command line name, with colons or spaces. */
export function findOfficial(
  argv: readonly string[],
): {id: string; command: OfficialCommand; typed: TypedCommand} | null {
  const end = argv.findIndex((word) => word.startsWith('-'));
  for (let words = end === -1 ? argv.length : end; words > 0; words -= 1) {
    const id = argv.slice(0, words).join(':');
    const command = Object.hasOwn(officialCommands, id) ? officialCommands[id] : undefined;
    if (command !== undefined) return {id, command, typed: parametersOf(command, words)};
  }
  return null;
}

/** What has to be known of its flags to tell their values from arguments. */
function parametersOf({options = {}}: OfficialCommand, words: number): TypedCommand {
  const option = (char: string | null = null) => ({
    type: 'option',
    ...(char === null ? {} : {char}),
  });
  const own = Object.entries(options).map(([name, char]) => [name, option(char)] as const);
  return {
    words,
    args: {},
    flags: {
      ...Object.fromEntries(own),
      app: option('a'),
      remote: option('r'),
      resource: option(),
      json: {type: 'boolean'},
      verbose: {type: 'boolean', char: 'v'},
      'check-for-new': {type: 'boolean', char: 'c'},
    },
  };
}
