import {record, type RecordOptions} from './recorded.mts';
import {table} from './readme.mts';

interface Trouble extends RecordOptions {
  /** The last of these command lines prints it. */
  lines: readonly string[];
  /** Why, and what helps. */
  helps: string;
}

const granted = {scenario: 'granted'};

/** What people meet first, each as the program prints it. */
const troubles: readonly Trouble[] = [
  {
    ...granted,
    lines: ['connections:list --no-input'],
    env: {HCONNECT_TOKEN: '', HEROKU_API_KEY: ''},
    helps: 'Run `hconnect auth:login`, or set `HEROKU_API_KEY`.',
  },
  {
    ...granted,
    lines: ['connections:list'],
    env: {HCONNECT_TOKEN: 'expired'},
    helps: 'The token is wrong or expired. `hconnect auth:status` shows which one is used.',
  },
  {
    scenario: 'default',
    lines: ['connections:info -a acme-review'],
    helps:
      'Check the name. If it is right, run `hconnect access:add APP` once: Heroku Connect hides connections until then.',
  },
  {
    ...granted,
    lines: ['connections:pause'],
    helps: 'Pass `-a APP`, or set `HEROKU_APP`.',
  },
  {
    ...granted,
    lines: ['connections:pause -a acme-billing'],
    helps: 'The app has more than one connection. Pass `--resource NAME`.',
  },
  {
    ...granted,
    lines: ['mappings:info Acount -a acme-production'],
    helps: '`hconnect mappings:list` shows the names.',
  },
  {
    ...granted,
    lines: ['mappings:reload Account -a acme-production --no-input'],
    helps: 'The command deletes data. Pass `--confirm` with the name that the hint shows.',
  },
  {
    ...granted,
    lines: ['connections:pause -a acme-support'],
    helps:
      'The action is not possible in the present state. `hconnect explain STATE` says what to do.',
  },
  {
    scenario: 'demo',
    lines: ['mappings:wait Account -a acme-production'],
    helps: 'Run `hconnect connections:diagnose`: it shows the reason and the fix.',
  },
  {
    scenario: 'throttled',
    lines: Array<string>(7).fill('connections:info -a acme-production'),
    helps:
      'A connection takes 5,000 requests in 24 hours, from all clients together. The hint says when to try again.',
  },
  {
    ...granted,
    lines: ['connections:info -a acme-production'],
    env: {HCONNECT_DISCOVERY_URL: 'http://127.0.0.1:1'},
    helps:
      'A network, proxy or certificate problem: see [settings](docs/settings.md#proxies-and-certificates).',
  },
];

/** The errors that people meet first: the first line of each, by running into it. */
export async function troubleshootingTable(): Promise<string> {
  const rows: string[][] = [];
  for (const {lines, helps, ...options} of troubles) {
    const recorded = await record(
      lines.map((line) => line.split(' ')),
      options,
    );
    const first = firstLine(recorded.at(-1)?.stderr ?? '');
    if (first === '') throw new Error(`${lines.at(-1) ?? ''} prints no error.`);
    rows.push([`\`${first}\``, helps]);
  }
  return table(['what you see', 'why, and what helps'], rows);
}

/** The first of the three lines of an error, which may stand below progress. */
function firstLine(stderr: string): string {
  return stderr.trimEnd().split('\n').at(-3) ?? '';
}
