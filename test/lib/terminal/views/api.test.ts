import {describe, expect, test} from 'vitest';
import {ExactJson} from '../../../../src/lib/domain/source/json/exact.ts';
import {jsonText} from '../../../../src/lib/terminal/json.ts';
import {bodyView, itemsView} from '../../../../src/lib/terminal/views/api.ts';

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
