import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {hash} from '../../../src/lib/simulator/model/seeded-random.ts';
import {runInProcess, startWorld, temporaryFolder} from '../../harness/world.ts';
import {leadConfiguration} from '../inputs.ts';

/*
 * Files with single bytes changed, taken out or put in, as by a bad disk or a bad merge: read or
 * refused, but never a bug of hconnect, and never changed.
 */

const seed = process.env.FAULT_SEED ?? '1';
/** What a change puts in: what each format takes for syntax, and what no text holds. */
const scraps = ['"', '{', '}', '[', ']', ',', ':', '\n', '&a ', '*a', '<<: ', '-', '#', '\\'];
const others = ['\u0000', '\ufeff', '\u202e', '1e999', 'null', '\ud800', '{{{{', '!!'];

function mutated(text: string, index: number): string {
  const pick = (most: number, what: string) => hash(seed, index, what) % most;
  const at = pick(text.length, 'at');
  const length = pick(3, 'how') === 0 ? 0 : 1 + pick(12, 'length');
  const all = [...scraps, ...others, ''];
  return text.slice(0, at) + all[pick(all.length, 'scrap')]! + text.slice(at + length);
}

const yaml = `version: 1
mappings:
  - object_name: Lead
    config: &lead
      access: read_only
      fields: {Id: {}, SystemModstamp: {}, Name: {}}
  - object_name: Case
    config: {<<: *lead, sf_polling_seconds: 600}
`;

test.each([
  ['connect.json', leadConfiguration],
  ['connect.yaml', yaml],
])('a mutated %s is read or refused by every reader', async (name, text) => {
  const file = path.join(temporaryFolder(), name);
  const found: string[] = [];
  for (let index = 0; index < 80; index += 1) {
    const written = mutated(text, index);
    writeFileSync(file, written);
    for (const argv of [
      ['validate', file],
      ['format', '--check', file],
      ['diff', file, file],
    ]) {
      const {status, stdout, stderr} = await runInProcess([`config:${argv[0]}`, ...argv.slice(1)]);
      const bad = /\[object |\bundefined\b|^\s+at .*:\d+:\d+\)?$/m.test(stdout + stderr);
      if (![0, 7, 65].includes(status) || bad) {
        found.push(`${argv[0]} ${status} for ${JSON.stringify(written)}: ${stderr}`);
      }
    }
    expect(readFileSync(file, 'utf8')).toBe(Buffer.from(written).toString('utf8'));
  }
  expect(found).toEqual([]);
});

test('a mutated settings file is read or refused, and a broken one is never changed', async () => {
  const world = await startWorld('granted');
  const argv = ['connections:info', '--app', 'acme-production'];
  await world.hconnect(['auth:login', '--with-token'], {stdin: world.simulator.token});
  await world.hconnect(argv);
  for (const name of ['config.json', 'places.json']) {
    const file = path.join(world.settings, name);
    const text = readFileSync(file, 'utf8');
    for (let index = 0; index < 40; index += 1) {
      const written = mutated(text, index);
      writeFileSync(file, written);
      const {status, stderr} = await world.hconnect(argv, {env: {HCONNECT_TOKEN: ''}});
      expect([0, 3, 4, 5, 74], `${stderr} for ${written}`).toContain(status);
      const after = readFileSync(file, 'utf8');
      if (status === 74) expect(after).toBe(Buffer.from(written).toString('utf8'));
    }
    writeFileSync(file, text);
  }
});
