import {demoStory} from '../../src/lib/demo/demo-story.ts';
import {record} from './recorded.mts';
import {drawTerminal} from './terminal-svg.mts';

const columns = 90;

const plan = 'config:plan connect.json -a acme-production';

/** The steps of the demo that the picture shows: what is wrong, why, and what a change would do. */
const shown = ['connections:list --deep', 'connections:diagnose -a acme-production', plan];

/** A picture of the terminal, for the README: the demo's own command lines. */
export async function picture(): Promise<string> {
  const recorded = await record(storyUntil(plan), {
    scenario: 'demo',
    columns,
    env: {FORCE_COLOR: '1'},
  });
  const lines = recorded
    .filter(({argv}) => shown.includes(argv.join(' ')))
    .flatMap(({argv, stdout, stderr}) => [
      `\u001b[2m$\u001b[22m \u001b[1mhconnect ${argv.join(' ')}\u001b[22m`,
      // What is told beside the answer is drawn below it.
      ...`${stdout}${stderr}`.trimEnd().split('\n'),
      '',
    ]);
  return drawTerminal(lines.slice(0, -1), columns);
}

/** The plan of the demo as a block of code, as it is printed into a pipe. */
export async function planExample(): Promise<string> {
  const recorded = await record(storyUntil(plan), {scenario: 'demo'});
  return `\`\`\`\n${recorded.at(-1)?.stdout.trimEnd() ?? ''}\n\`\`\`\n`;
}

/** The command lines of the demo as far as one of them. */
function storyUntil(line: string): (readonly string[])[] {
  const story = demoStory.map(({argv}) => argv);
  return story.slice(0, story.findIndex((argv) => argv.join(' ') === line) + 1);
}
