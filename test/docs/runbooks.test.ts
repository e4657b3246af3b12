import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {connectionStates} from '../../src/lib/domain/connections/states.ts';
import {mappingStates} from '../../src/lib/domain/mappings/states.ts';
import {root, startWorld, temporaryFolder, type World} from '../harness/world.ts';

/*
 * Each runbook of docs/runbooks.md, typed from its first command line to its last on a connection with
 * that problem: no line is refused, and at the end the connection or the mapping is well.
 */

/** An event of the simulator, without its connection. */
interface Trigger {
  event: string;
}

interface Runbook {
  /** The simulator's app in place of the page's. */
  app: string;
  /** `errors` where it is left out. */
  scenario?: string;
  /** What a person does outside hconnect, by the command before which it is done. */
  meanwhile?: Readonly<Record<string, Trigger>>;
  /** Commands that say that something is wrong, and so end with 7. */
  bad?: readonly string[];
  /** Whose wait ends with 0 at the end; the connection's where it is left out. */
  mapping?: string;
  /** It explains, and repairs nothing. */
  explains?: true;
}

const page = readFileSync(path.join(root, 'docs', 'runbooks.md'), 'utf8');
const app = 'acme-production';
const ofMapping = {app: 'acme-mappings'};

const runbooks: Readonly<Record<string, Runbook>> = {
  Runbooks: {app: 'acme-database', bad: ['connections:diagnose'], explains: true},
  UNAUTHORIZED: {
    app: 'acme-unauthorized',
    meanwhile: {'connections:authorize': {event: 'authorization_restored'}},
  },
  HEROKU_UNAUTH: {app: 'acme-heroku-auth'},
  DB_UNAVAILABLE: {
    app: 'acme-database',
    meanwhile: {'connections:restart': {event: 'database_available'}},
  },
  TOO_MANY_ROWS: {app: 'acme-overlimit'},
  INACTIVE_ORG: {
    app: 'acme-inactive-org',
    meanwhile: {'connections:restart': {event: 'org_active'}},
  },
  SYSTEM_ERROR: {app: 'acme-unexpected'},
  BAD_CONFIG: {...ofMapping, mapping: 'Account', bad: ['mappings:diagnose']},
  BULK_LOAD_ERROR: {...ofMapping, mapping: 'Contact'},
  ABORTED: {...ofMapping, mapping: 'Task'},
  'SYSTEM_ERROR of a mapping': {...ofMapping, mapping: 'Lead', bad: ['mappings:diagnose']},
  SYNC_REMOVED: {...ofMapping, mapping: 'Opportunity'},
  'Write errors': {app, scenario: 'write-errors', explains: true},
  'Data is late': {app, scenario: 'granted'},
  'Stopped connections': {app: 'acme-archive', scenario: 'granted'},
  'Unknown states': {app, scenario: 'granted'},
};

/** The parts of the page by their headings, each without those below it. */
const sections = new Map(
  page.split(/^#+ /m).map((part): [string, string] => {
    const [heading = '', ...lines] = part.split('\n');
    return [heading, lines.join('\n')];
  }),
);

function linesOf(heading: string): string[] {
  const blocks = (sections.get(heading) ?? '').matchAll(/^```sh\n([\s\S]*?)^```/gm);
  return [...blocks].flatMap(([, block = '']) => block.trim().split('\n'));
}

/** Types the lines of a runbook; those of other programs are outside the simulator. */
async function follow(world: World, heading: string, runbook: Runbook): Promise<void> {
  const folder = temporaryFolder();
  for (const line of linesOf(heading).filter((one) => one.startsWith('hconnect '))) {
    const argv = line
      .replaceAll(app, runbook.app)
      .replaceAll('before.json', path.join(folder, 'before.json'))
      .split(' ')
      .slice(1);
    const [command = ''] = argv;
    const done = runbook.meanwhile?.[command];
    if (done !== undefined) {
      world.simulator.trigger({...done, connection: runbook.app});
      await world.pass(600);
    }
    const result = await world.hconnect(argv);
    const status = runbook.bad?.includes(command) === true ? 7 : 0;
    expect({line, ...result}).toMatchObject({line, status});
  }
}

describe('docs/runbooks.md', () => {
  test.each(Object.entries(runbooks))(
    '%s: its command lines repair it',
    async (heading, runbook) => {
      const world = await startWorld(runbook.scenario ?? 'errors');
      expect(linesOf(heading)).not.toEqual([]);
      await follow(world, heading, runbook);
      if (runbook.explains === true) return;
      const {mapping} = runbook;
      const wait = mapping === undefined ? ['connections:wait'] : ['mappings:wait', mapping];
      const ended = await world.hconnect([...wait, '--app', runbook.app, '--ignore-write-errors']);
      expect(ended).toMatchObject({status: 0});
    },
  );

  test('each part with command lines is followed here', () => {
    const headings = [...sections.keys()].filter((heading) => linesOf(heading).length > 0);
    expect(headings.sort()).toEqual(Object.keys(runbooks).sort());
  });

  test('each state that needs a person has its runbook', () => {
    const states = [...connectionStates, ...mappingStates];
    const missing = states
      .filter(({kind}) => kind === 'error' || kind === 'stopped')
      .filter(({name}) => !page.includes(name));
    expect(missing).toEqual([]);
  });
});
