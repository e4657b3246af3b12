import {stripVTControlCharacters} from 'node:util';
import {Chalk} from 'chalk';
import {describe, expect, test} from 'vitest';
import {ExactJson} from '../../../../src/lib/domain/source/json/exact.ts';
import {jsonText} from '../../../../src/lib/terminal/json.ts';
import type {Output} from '../../../../src/lib/terminal/terminal.ts';
import {
  bodyView,
  emptyResponseView,
  itemsView,
  wholeResponseView,
} from '../../../../src/lib/terminal/views/api.ts';

describe('bodyView: with --json', () => {
  test.each([
    [
      '{"v": 65.0, "id": 12345678901234567890}',
      '{\n  "v": 65.0,\n  "id": 12345678901234567890\n}\n',
    ],
    ['not json', '"not json"\n'],
    ['', 'null\n'],
  ])('prints %j with each digit as it was sent', (body, expected) => {
    expect(jsonText(bodyView.json(body))).toBe(expected);
  });

  test('fails for what is nested too deeply', () => {
    const body = '['.repeat(5000) + ']'.repeat(5000);
    expect(() => jsonText(bodyView.json(body))).toThrow(
      expect.objectContaining({kind: 'service'}) as Error,
    );
  });
});

test('itemsView: prints the items of all pages with each digit as it was sent', () => {
  const items = ['{"v":65.0}', '1e3'].map((text) => new ExactJson(text));
  const output = {} as Parameters<typeof itemsView.text>[0];
  expect(itemsView.text(output, items)).toBe('[\n  {\n    "v": 65.0\n  },\n  1e3\n]\n');
  expect(itemsView.text(output, [])).toBe('[]\n');
});

function outputOf(width: number | null, level: 0 | 1 = 0): Output {
  return {width, color: new Chalk({level}), live: false, write: () => Promise.resolve()};
}

describe('bodyView', () => {
  const body = '{"id":70001.0,"a":["x: \\"y\\"",null],"of":{}}';

  test('prints a body in a pipe as it came', () => {
    expect(bodyView.text(outputOf(null), body)).toBe(`${body}\n`);
  });

  test('formats JSON on a terminal, and leaves numbers as they were written', () => {
    const text = bodyView.text(outputOf(80, 1), body);
    expect(text).toContain('\u001b[34m"id"\u001b[39m: \u001b[33m70001.0\u001b[39m');
    expect(text).toContain('\u001b[32m"x: \\"y\\""\u001b[39m');
    expect(stripVTControlCharacters(text)).toBe(jsonText(new ExactJson(body)));
  });

  test('spares a terminal what it would obey', () => {
    expect(bodyView.text(outputOf(80), '<p>\u001b[2J</p>')).toBe('<p></p>\n');
  });
});

const response = {
  status: 202,
  statusText: 'Accepted',
  headers: {
    'content-type': 'text/plain',
    'set-cookie': ['a=secret', 'b=secret'],
    'x-auth-token': 'secret',
    odd: 'a\u001b[2Jb',
  },
  text: '',
};

test('wholeResponseView: prints status and headers, and hides what opens something', () => {
  expect(wholeResponseView.text(outputOf(null), response)).toBe(
    [
      'HTTP/1.1 202 Accepted',
      'content-type: text/plain',
      'set-cookie: [hidden]',
      'set-cookie: [hidden]',
      'x-auth-token: [hidden]',
      'odd: ab',
      '',
      '',
    ].join('\n'),
  );
});

test('emptyResponseView: says that there is no body', () => {
  expect(emptyResponseView.text(outputOf(null), response)).toBe('HTTP 202 Accepted; no body.\n');
});
