import {describe, expect, test} from 'vitest';
import {Failure} from '../../../src/lib/errors.ts';
import {escapeForJson} from '../../../src/lib/domain/text/unprintable.ts';
import {clean, cleanLines} from '../../../src/lib/terminal/clean.ts';
import {failureJson, failureText} from '../../../src/lib/terminal/failure.ts';
import {jsonArray, jsonText} from '../../../src/lib/terminal/json.ts';
import {createTerminal} from '../../../src/lib/terminal/terminal.ts';
import {Captured, stdinOf} from '../../harness/streams.ts';

describe('clean, escapeForJson', () => {
  test('takes out what would move the cursor, ring, hide or turn text around', () => {
    expect(clean('a\u0007b\u001b[2Jc\u202ed\u200be\u0085f\u007fg')).toBe('abcdefg');
    expect(clean('two\r\nlines\tand a tab')).toBe('two lines and a tab');
    expect(cleanLines('one\r\ntwo\u001b]0;title\u0007\n\tthree')).toBe('one\ntwo\n\tthree');
  });

  test('keeps the JSON document the same when it is escaped', () => {
    const value = {text: 'a\u009b2J\u202e\u2028\u007f日本', nested: ['\n']};
    const json = escapeForJson(JSON.stringify(value, null, 2));
    expect(json).not.toMatch(/[\u007f-\u009f\u2028\u202e]/);
    expect(JSON.parse(json)).toEqual(value);
  });
});

describe('jsonArray', () => {
  test('writes one document, however it comes in pieces', () => {
    const list = jsonArray();
    const text = [
      list.items([]),
      list.items([{a: 1}, {b: [2]}]),
      list.items([]),
      list.items([3]),
      list.end(),
    ].join('');
    expect(JSON.parse(text)).toEqual([{a: 1}, {b: [2]}, 3]);
    expect(text).toBe(jsonText([{a: 1}, {b: [2]}, 3]));
  });

  test('writes an empty list when nothing comes', () => {
    expect(jsonArray().end()).toBe('[]\n');
  });
});

describe('failureText, failureJson', () => {
  const failure = new Failure('refused', 'It was not paused.', {
    reason: 'Only IDLE\u001b[31m can be.',
    hint: 'hconnect connections:wait',
    details: {state: 'PAUSED'},
  });

  test('writes three lines for people', () => {
    const {err} = createTerminal({
      stdin: stdinOf(''),
      stdout: new Captured() as never,
      stderr: new Captured() as never,
      noColor: false,
      forceColor: undefined,
      term: 'xterm',
    });
    expect(failureText(err, failure)).toBe(
      'It was not paused.\n  Only IDLE can be.\n  Next: hconnect connections:wait\n',
    );
  });

  test('writes one document for scripts, with details and status', () => {
    expect(JSON.parse(failureJson(failure))).toEqual({
      error: {
        code: 'refused',
        message: 'It was not paused.',
        reason: 'Only IDLE\u001b[31m can be.',
        hint: 'hconnect connections:wait',
        exit_status: 6,
        state: 'PAUSED',
      },
    });
  });
});

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
  for (const [code, message] of [
    ['EPIPE', 'The output was cut off.'],
    ['ENOSPC', 'The output could not be written.'],
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
    await expect(out.write('x')).rejects.toMatchObject({kind: 'io', message});
  }
});
