import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect} from 'vitest';
import {commands} from '../../../src/command-table.ts';
import configuration from '../../harness/five-mappings.json' with {type: 'json'};
import {failureKinds} from '../../../src/lib/errors.ts';
import {configure} from '../../harness/configured.ts';
import {nextCommandOf} from '../../harness/next-steps.ts';
import {journey} from '../../harness/packed/journey.ts';

/*
 * Terminals as nobody chooses them: of no width, as one whose size nobody has set, of next to none,
 * and one whose person ends the input in place of an answer.
 */

const product = '-a acme-production';

/** A line a command at least. */
const lines = [
  'access:add acme-production',
  'auth:login --no-input',
  'auth:logout',
  'auth:status',
  'connections:list',
  `connections:info ${product}`,
  'config:import connect.json -a acme-review --yes --wait',
  `config:export ${product} --output exported.json`,
  'config:format exported.json',
  'config:validate connect.json',
  'config:diff connect.json exported.json',
  `config:plan connect.json ${product}`,
  'config:apply connect.json -a acme-review --yes --wait',
  'config:promote --from acme-review --to acme-review --yes',
  'config:rollback exported.json -a acme-staging',
  `connections:pause ${product} --wait`,
  `connections:resume ${product} --wait`,
  `connections:wait ${product}`,
  `connections:restart ${product}`,
  `connections:configure ${product} --db-key NO_URL`,
  `connections:authorize ${product} --wait --timeout 1s`,
  `mappings:list ${product}`,
  `mappings:info Account ${product}`,
  `mappings:create Lead ${product} --field Id --field SystemModstamp --wait`,
  `mappings:update Lead ${product} --polling-seconds 900 --wait`,
  `mappings:edit Lead ${product} --from lead.json --wait`,
  `mappings:reload Contact ${product} --confirm Contact --wait`,
  `mappings:wait Contact ${product}`,
  `mappings:abort Contact ${product}`,
  `mappings:delete Lead ${product} --confirm Lead --wait`,
  `connections:diagnose ${product}`,
  `mappings:diagnose Contact ${product}`,
  `connections:write-errors ${product}`,
  `mappings:write-errors Contact ${product} --list`,
  `notifications:list ${product}`,
  `api-version:diff 66.0 ${product}`,
  `api-version:upgrade 66.0 ${product} --yes`,
  'explain',
  `notifications:acknowledge ${product} --all --yes`,
  "api '/connections/{connection}' -a acme-production",
  'simulator:events requests',
  'simulator:status',
  'simulator:stop',
  'completion bash',
  'explain DATA_SYNCED',
  'help',
  'watch acme-production --duration 1s',
  'check --all',
  'connections:pause --help',
];

/** They run other commands, run until they are stopped, or write for a shell. */
const others = ['complete', 'demo', 'simulator:run', 'simulator:start'];

/** How a command may end; what each means is not what is tested here. */
const meant = [0, ...Object.values(failureKinds).map(({status}) => status)].filter((n) => n !== 1);

describe.skipIf(process.platform === 'win32')(
  'an odd terminal (a pseudo-terminal of another kind on Windows; skipped there, 2026-11-26)',
  () => {
    journey.for([0, 1, 2, 5])(
      'every command ends at a terminal of %i columns',
      {timeout: 300_000},
      async (columns, {travel, sit}) => {
        const known = Object.keys(commands).filter((id) => !others.includes(id));
        expect(known.filter((id) => !lines.some((line) => line.startsWith(id)))).toEqual([]);
        const here = await travel({speed: 1000});
        await configure(here, 'acme-review');
        writeFileSync(path.join(here.work, 'connect.json'), JSON.stringify(configuration));
        writeFileSync(path.join(here.work, 'lead.json'), '[]');
        const played =
          columns < 2 ? lines : lines.filter((line) => / --wait|:list|help/.test(line));
        const script = played.map((line) => `hconnect ${line}; echo "<$?>"`).join('\n');
        const terminal = sit(here, ['-c', `stty cols ${columns}\n${script}`], {
          program: 'sh',
          env: {HCONNECT_NO_INPUT: '1'},
          writes: [/^work\b/],
        });
        expect(await terminal.ended).toBe(0);
        const statuses = [...terminal.raw.matchAll(/<(\d+)>/g)].map(([, status]) => Number(status));
        expect(statuses).toHaveLength(played.length);
        const wrong = played.filter((_line, index) => !meant.includes(statuses[index] ?? -1));
        expect(wrong).toEqual([]);
        // Each redrawing of a line clears those that it took, which were thousands.
        expect(terminal.raw.length).toBeLessThan(2_000_000);
      },
    );

    journey.for([
      'auth:login',
      `mappings:delete Contact ${product}`,
      `mappings:create Lead ${product}`,
      'config:apply connect.json -a acme-review',
    ])('%s exits 130 at Ctrl-D, and changes nothing', async (line, {travel, sit}) => {
      const here = await travel();
      await configure(here, 'acme-review');
      writeFileSync(path.join(here.work, 'connect.json'), JSON.stringify(configuration));
      const before = here.simulator.requests().length;
      const terminal = sit(here, line.split(' '));
      await terminal.asks();
      terminal.press('ctrl-d');
      expect(await terminal.ended).toBe(130);
      const [again] = line.split(' ');
      expect(nextCommandOf({stdout: '', stderr: terminal.screen()})[0]).toBe(again);
      const sent = here.simulator.requests().slice(before);
      expect(sent.filter(({method}) => method !== 'GET')).toEqual([]);
    });
  },
);
