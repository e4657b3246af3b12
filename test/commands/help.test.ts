import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {root, runInProcess} from '../harness/world.ts';
import {testCommand} from '../matrices/test-command.ts';

testCommand('help', {
  journey: 'packed.test.ts',
});

interface Described {
  id: string;
  summary: string;
  args: Record<string, {name: string; description: string}>;
  flags: Record<string, {name: string; description: string; hidden?: boolean}>;
}

const {commands} = JSON.parse(readFileSync(path.join(root, 'oclif.manifest.json'), 'utf8')) as {
  commands: Record<string, Described>;
};
const {topics} = (
  JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    oclif: {topics: Record<string, {description: string}>};
  }
).oclif;

/** The verbs that a summary begins with. */
const verbs =
  /^(Abort|Acknowledge|Apply|Authorize|Change|Check|Compare|Complete|Delete|Edit|Empty|Explain|Export|Format|Get|Import|List|Log|Map|Pause|Print|Restart|Restore|Resume|Run|Send|Set|Show|Start|Stop|Store|Trigger|Validate|Wait|Watch),? /;

/** What no description of a flag or an argument begins with: “The app that …”, “Whether …”. */
const roundabout = /^(The|A|An|Whether|What|Where|How|When|With|Those) /;

describe('the words of help', () => {
  test.each(Object.values(commands))(
    '$id: has a summary of a verb and eight words',
    ({summary}) => {
      expect(summary).toMatch(verbs);
      expect(summary.split(/\s+/).length, summary).toBeLessThanOrEqual(8);
      expect(summary).toMatch(/^[^.]+\.$/);
    },
  );

  test.each(Object.entries(topics))('topic %s: begins with a verb', (_, {description}) => {
    expect(description).toMatch(verbs);
    expect(description).toMatch(/^[^.]+\.$/);
  });

  test.each(Object.values(commands))(
    '$id: has short phrases for flags and arguments',
    (command) => {
      const shown = Object.values(command.flags).filter(({hidden}) => hidden !== true);
      for (const {name, description} of [...shown, ...Object.values(command.args)]) {
        expect(description, name).not.toMatch(roundabout);
        // One sentence, that begins with a capital letter and ends with a period.
        expect(description, name).toMatch(/^[A-Z](?:[^.]|\.(?! ))*\.$/);
        // Names to choose from may be many.
        const phrase = description.replace(/\(\w+(, \w+)+\)/, '');
        expect(phrase.length, `${name}: ${description}`).toBeLessThanOrEqual(80);
      }
    },
  );

  test.each(Object.keys(commands))('%s: has a usage as a person would write it', async (id) => {
    const {stdout} = await runInProcess(['help', id]);
    const [usage = ''] = stdout.split('\nUSAGE\n').slice(1);
    for (const line of usage.split('\n\n')[0]!.split('\n')) {
      expect(line).toMatch(new RegExp(`^  \\$ hconnect ${id}( |$)`));
      expect(line).not.toMatch(/\||\[\]|\.{4}/);
    }
  });
});
