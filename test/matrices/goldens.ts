import {existsSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {withFlags} from './cases.ts';
import {stableText} from './stable-text.ts';
import {nextStepsIn, readingCommandsIn} from '../harness/next-steps.ts';
import {root, startWorld} from '../harness/world.ts';

/*
 * What a command prints, to people and to scripts, as files in the folder `golden` beside its test.
 * A change of one is a change of what users rely on: look at the diff of the file. `vitest run -u`
 * writes them. A next step that only reads is taken, in the same world.
 */

/** A command line, without the command’s id, whose output is kept. */
export interface Golden {
  argv: readonly string[];
  scenario?: string;
  /** Command lines that go before, to make the world what it has to be. */
  before?: readonly string[][];
  stdin?: string;
  env?: Record<string, string>;
}

const forms = {text: [], json: ['--json']};

/** Tests what a command prints against the files of its folder, by their names. */
export function testGoldens(id: string, goldens: Readonly<Record<string, Golden>>): void {
  const folder = goldenFolder(id);
  for (const [
    name,
    {argv, scenario = 'granted', before = [], stdin = '', env = {}},
  ] of Object.entries(goldens)) {
    test.each(Object.entries(forms))(`prints ${name}.%s`, async (form, flags) => {
      const world = await startWorld(scenario);
      for (const line of before) await world.hconnect(line);
      const whole = [id, ...withFlags(argv, flags)];
      const result = await world.hconnect(whole, {stdin, env});
      const {status, stdout, stderr} = result;
      const shown = [
        `$ hconnect ${whole.join(' ')}\n`,
        `# status ${status}\n`,
        `# stdout\n${stdout}`,
        `# stderr\n${stderr}`,
      ].join('');
      const file = path.join(folder, `${name}.${form}`);
      await expect(stableText(shown, world)).toMatchFileSnapshot(file);
      for (const line of nextStepsIn(result).flatMap(readingCommandsIn)) {
        const followed = await world.hconnect(line);
        expect([0, 7, 8], `${line.join(' ')}: ${followed.stderr}`).toContain(followed.status);
      }
    });
  }

  test('has no golden file that nothing makes', () => {
    const files = existsSync(folder) ? readdirSync(folder, {withFileTypes: true}) : [];
    const names = files.filter((entry) => entry.isFile()).map(({name}) => name);
    const made = Object.keys(goldens).flatMap((name) => [`${name}.json`, `${name}.text`]);
    expect(names.filter((name) => !made.includes(name))).toEqual([]);
  });
}

/** The folder of a command's golden files: of mappings:delete, test/commands/mappings/golden/delete. */
export function goldenFolder(id: string): string {
  const words = id.split(':');
  return path.join(root, 'test', 'commands', ...words.slice(0, -1), 'golden', ...words.slice(-1));
}
