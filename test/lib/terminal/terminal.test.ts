import {describe, expect, test} from 'vitest';
import {createTerminal} from '../../../src/lib/terminal/terminal.ts';
import {Captured, stdinOf} from '../../harness/streams.ts';

describe('createTerminal: the color level', () => {
  const level = (columns: number | undefined, options: object) =>
    createTerminal({
      stdin: stdinOf(''),
      stdout: new Captured({columns}) as never,
      stderr: new Captured() as never,
      noColor: false,
      forceColor: undefined,
      term: 'xterm',
      ...options,
    }).out.color.level;

  test.each([
    ['on a terminal', 80, {}, 1],
    ['in a pipe', undefined, {}, 0],
    ['with NO_COLOR', 80, {noColor: true}, 0],
    ['on a dumb terminal', 80, {term: 'dumb'}, 0],
    ['with FORCE_COLOR in a pipe', undefined, {forceColor: '1'}, 1],
    ['with FORCE_COLOR=3', undefined, {forceColor: '3'}, 3],
    ['with FORCE_COLOR=0 on a terminal', 80, {forceColor: '0'}, 0],
    ['with both, where NO_COLOR wins', 80, {noColor: true, forceColor: '1'}, 0],
  ])('%s', (_where, columns, options, expected) => {
    expect(level(columns, options)).toBe(expected);
  });
});

test('createTerminal: fails with the reason when stdout cannot be written, and tells a closed pipe from a full disk', async () => {
  for (const [code, kind] of [
    ['EPIPE', 'closed'],
    ['ENOSPC', 'io'],
  ] as const) {
    const stdout = new Captured();
    stdout._write = (_chunk: unknown, _encoding: unknown, done: (error?: Error) => void) => {
      done(Object.assign(new Error(code), {code}));
    };
    stdout.on('error', () => undefined);
    const {out} = createTerminal({
      stdin: stdinOf(''),
      stdout: stdout as never,
      stderr: new Captured() as never,
      noColor: false,
      forceColor: undefined,
      term: undefined,
    });
    await expect(out.write('x')).rejects.toMatchObject({kind});
  }
});
