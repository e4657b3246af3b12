import {describe, expect, test} from 'vitest';
import {startWorld, temporaryFolder, type Result, type World} from '../../harness/world.ts';
import {leadConfiguration} from '../../commands/inputs.ts';

/*
 * Commands one after the other, each a process of its own, at once. Reads lag behind what was
 * accepted, so the second sees the state of before the first. Whatever it claims, the world has to
 * have ten seconds later. Time passes by waiting alone: the clock is the simulator's.
 */

/** An app, whose connection is at rest in a state, and a mapping of it. */
interface App {
  app: string;
  mapping: string;
}

const working: App = {app: 'acme-staging', mapping: 'Product2'};
const paused: App = {app: 'acme-archive', mapping: 'Opportunity'};

/** The commands, as they are typed. */
const commands: Readonly<Record<string, (of: App) => string[]>> = {
  pause: ({app}) => ['connections:pause', '-a', app],
  resume: ({app}) => ['connections:resume', '-a', app],
  restart: ({app}) => ['connections:restart', '-a', app],
  reload: ({app, mapping}) => ['mappings:reload', mapping, '--confirm', mapping, '-a', app],
  import: ({app}) => ['config:import', '-', '--yes', '-a', app],
  create: ({app}) => ['mappings:create', 'Lead', '--field', 'Name', '-a', app],
  delete: ({app, mapping}) => ['mappings:delete', mapping, '--confirm', mapping, '-a', app],
};

const names = Object.keys(commands);
const lags = [0, 1, 8];
/** Where nothing lags behind, another machine sees what this one does. */
const lagging = lags.filter((lag) => lag > 0);
const stdin = leadConfiguration;

/** Only what is paused can be resumed. */
const stageOf = (first: string): App => (first === 'resume' ? paused : working);

/** A process. @param elsewhere on another machine, which knows nothing of the first */
function run(world: World, argv: readonly string[], elsewhere?: string): Promise<Result> {
  const env = elsewhere === undefined ? {} : {HCONNECT_CONFIG_DIR: elsewhere};
  return world.hconnect([...argv, '--json'], {stdin, env});
}

interface Seen {
  state: string;
  mappings: {id: string; object_name: string; state: string}[];
}

async function worldOf({simulator}: World, {app}: App): Promise<Seen> {
  const headers = {authorization: `Bearer ${simulator.token}`};
  const get = async (url: string) => await (await fetch(url, {headers})).json();
  const found = await get(`${simulator.discovery_url}/connections?app=${app}`);
  const [one] = (found as {results: {id: string; region_url: string}[]}).results;
  return (await get(`${one?.region_url}/api/v3/connections/${one?.id}?deep=true`)) as Seen;
}

const isWell = (state: string | undefined) => /^(IDLE|POLLING_\w+)$/.test(state ?? '');
const isInSync = (state: string | undefined) => /^(DATA_SYNCED|POLLING_\w+)$/.test(state ?? '');

/** What an answer claims and the world does not have; empty where all is true. */
function lies(result: Result, seen: Seen): string[] {
  if (result.status !== 0) return [];
  const document = JSON.parse(result.stdout) as Claim | ClaimedMapping[];
  const {
    outcome,
    state = null,
    mappings = [],
  }: Claim = Array.isArray(document) ? {mappings: document} : document;
  const found: string[] = [];
  if (state !== null && state !== seen.state && !(isWell(state) && isWell(seen.state))) {
    found.push(`the connection is ${seen.state}, not ${state}`);
  }
  for (const claimed of mappings) {
    const now = seen.mappings.find(({id}) => id === claimed.id)?.state ?? 'not there';
    const made = claimed.outcome ?? outcome;
    const gone = claimed.action === 'delete' && made === 'done';
    const wanted = gone ? 'not there' : (claimed.state ?? null);
    if (wanted === null || (made === 'accepted' && !isInSync(wanted))) continue;
    if (now === wanted || (isInSync(now) && isInSync(wanted))) continue;
    found.push(`${claimed.object_name} is ${now}, not ${wanted}`);
  }
  return found;
}

interface Claim {
  outcome?: string;
  state?: string | null;
  mappings?: ClaimedMapping[];
}

interface ClaimedMapping {
  id: string;
  object_name: string;
  action?: string;
  outcome?: string;
  state?: string | null;
}

/** Runs commands one after the other, and holds the last claim against the world ten seconds later. */
async function play(
  world: World,
  of: App,
  lines: readonly (readonly string[])[],
  elsewhere?: string,
): Promise<string[]> {
  const results: Result[] = [];
  for (const [index, line] of lines.entries()) {
    results.push(await run(world, line, index === lines.length - 1 ? elsewhere : undefined));
  }
  await world.pass(10);
  const last = results.at(-1)!;
  const told = lines.map((line) => line.join(' ')).join('; ');
  return lies(last, await worldOf(world, of)).map((lie) => `${told}: ${lie}`);
}

const waits = ({app, mapping}: App) => [
  ['connections:wait', '-a', app],
  ['connections:wait', '--for', 'IDLE', '-a', app],
  ['mappings:wait', '-a', app],
  ['mappings:wait', mapping, '-a', app],
];

describe.each(lags)('two processes, where reads lag behind by %d s', (lag_seconds) => {
  test.each(names)('%s, then each other with --wait: claims nothing untrue', async (first) => {
    const of = stageOf(first);
    const found: string[] = [];
    for (const second of names) {
      const world = await startWorld('granted', {lag_seconds});
      const lines = [commands[first]!(of), [...commands[second]!(of), '--wait']];
      found.push(...(await play(world, of, lines)));
    }
    expect(found).toEqual([]);
  });

  // The others claim no more than that they were accepted.
  test.each(names)('%s, then pause and resume without: claims nothing untrue', async (first) => {
    const of = stageOf(first);
    const found: string[] = [];
    for (const second of ['pause', 'resume']) {
      const world = await startWorld('granted', {lag_seconds});
      found.push(...(await play(world, of, [commands[first]!(of), commands[second]!(of)])));
    }
    expect(found).toEqual([]);
  });

  test.each(names)('%s, then a wait, here and on another machine: no lie', async (first) => {
    const of = stageOf(first);
    const found: string[] = [];
    for (const wait of waits(of)) {
      for (const elsewhere of lag_seconds === 0 ? [undefined] : [undefined, temporaryFolder()]) {
        const world = await startWorld('granted', {lag_seconds});
        found.push(...(await play(world, of, [commands[first]!(of), wait], elsewhere)));
      }
    }
    expect(found).toEqual([]);
  });

  test('three actions in random order: claims nothing untrue', async () => {
    const draw = seeded(lag_seconds + 1);
    const found: string[] = [];
    for (let count = 0; count < 8; count += 1) {
      const [first, second, third] = [draw(names), draw(names), draw(names)];
      const of = stageOf(first);
      const lines = [first, second, third].map((name) => commands[name]!(of));
      lines.push([...lines.pop()!, '--wait']);
      const world = await startWorld('granted', {lag_seconds});
      found.push(...(await play(world, of, lines)));
    }
    expect(found).toEqual([]);
  });
});

describe.each(lagging)('two machines, where reads lag behind by %d s', (lag_seconds) => {
  test.each(names)('%s on another machine, then pause and resume: no lie', async (first) => {
    const of = stageOf(first);
    const found: string[] = [];
    for (const second of ['pause', 'resume']) {
      for (const flags of [[], ['--wait']]) {
        const world = await startWorld('granted', {lag_seconds});
        const lines = [commands[first]!(of), [...commands[second]!(of), ...flags]];
        found.push(...(await play(world, of, lines, temporaryFolder())));
      }
    }
    expect(found).toEqual([]);
  });
});

/** Draws from lists, the same for the same seed. */
function seeded(seed: number) {
  let state = seed;
  return <T>(list: readonly T[]): T => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return list[Math.floor((state / 2 ** 31) * list.length)]!;
  };
}
