import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import yaml from 'yaml';
import {canonicalText} from '../../../../src/lib/domain/configuration/canonical.ts';
import {format} from '../../../../src/lib/domain/configuration/format.ts';
import type {Json} from '../../../../src/lib/domain/json.ts';
import {parseSource} from '../../../../src/lib/domain/source/parse.ts';
import type {SourcePosition} from '../../../../src/lib/domain/source/source.ts';
import {textIn} from '../../../../src/lib/domain/source/text.ts';
import {configurationOf} from '../../../harness/configurations.ts';
import {configuration, pathsOf, shuffled} from './arbitrary.ts';

const order = fc.infiniteStream(fc.nat());
const formats = fc.constantFrom('json', 'yaml');
const spacing = fc.constantFrom(undefined, 1, 2, 7, '\t');

/** JSON keeps no -0 and no half of a pair; the text of both is what counts. */
function sameText(a: Json, b: Json): void {
  expect(JSON.stringify(a)).toBe(JSON.stringify(b));
}

describe('format', () => {
  test('leaves what it has formatted as it is', () =>
    fc.assert(
      fc.asyncProperty(configuration, formats, async (value, ending) => {
        const once = await format(textIn(ending, value), `a.${ending}`);
        expect(await format(once.text, `a.${ending}`)).toEqual({...once, changed: false});
      }),
    ));

  test('gives the same bytes for JSON in any order and any spacing', () =>
    fc.assert(
      fc.asyncProperty(configuration, order, spacing, async (value, stream, space) => {
        const mixed = JSON.stringify(shuffled(value, stream), null, space);
        const text = `\uFEFF${mixed.replaceAll('\n', '\r\n')}`;
        const formatted = await format(text, 'a.json');
        expect(formatted.text).toBe(canonicalText(configurationOf(value)));
      }),
    ));

  test('gives the same bytes for YAML in any order and any style', () =>
    fc.assert(
      fc.asyncProperty(
        configuration,
        order,
        fc.record({
          collectionStyle: fc.constantFrom('any', 'flow'),
          indent: fc.integer({min: 1, max: 8}),
          indentSeq: fc.boolean(),
          lineWidth: fc.constantFrom(0, 20, 80),
          singleQuote: fc.boolean(),
        }),
        async (value, stream, style) => {
          const plain = JSON.parse(canonicalText(configurationOf(value))) as Json;
          const document = new yaml.Document(shuffled(plain, stream), {
            aliasDuplicateObjects: false,
          });
          const wanted = await format(textIn('yaml', plain), 'a.yaml');
          const text = document.toString(style);
          // This writer puts no quotation marks around what is a merge key without.
          fc.pre(!text.includes('<<'));
          const formatted = await format(text, 'a.yaml');
          expect(formatted.text).toBe(wanted.text);
        },
      ),
    ));

  test('keeps every comment once, wherever it stands', () =>
    fc.assert(
      fc.asyncProperty(
        configuration,
        fc.infiniteStream(fc.integer({min: -2, max: 12})),
        async (value, columns) => {
          const plain = JSON.parse(canonicalText(configurationOf(value))) as Json;
          const lines = textIn('yaml', plain).trimEnd().split('\n');
          let count = 0;
          const commented = lines.flatMap((line) => {
            const column = Number(columns.next().value);
            count += 1;
            if (column < 0) return [line];
            if (column > 8) return [`${line} # comment ${count}`];
            return [`${' '.repeat(column)}# comment ${count}`, line];
          });
          const text = `${commented.join('\n')}\n# the end`;
          const once = await format(text, 'a.yaml');
          expect(await format(once.text, 'a.yaml')).toMatchObject({text: once.text});
          sameText(once.value, plain);
          const wordsOf = (of: string) => [...of.matchAll(/# (comment \d+|the end)/g)].map(String);
          expect(wordsOf(once.text).sort()).toEqual(wordsOf(text).sort());
        },
      ),
    ));
});

test('parseSource: reads the same from JSON made YAML and JSON again', () =>
  fc.assert(
    fc.asyncProperty(configuration, async (value) => {
      const source = await parseSource(textIn('yaml', value), 'a.yaml');
      sameText(source.value, value);
    }),
  ));

describe('positions', () => {
  const restOfLine = (text: string, {line, column}: SourcePosition): string =>
    text.split('\n')[line - 1]!.slice(column - 1);

  test.each(['json', 'yaml'] as const)('are where the key stands in %s', (ending) =>
    fc.assert(
      fc.asyncProperty(configuration, spacing, async (value, space) => {
        const text = ending === 'json' ? JSON.stringify(value, null, space) : textIn('yaml', value);
        const source = await parseSource(text, 'a.json'.replace('json', ending));
        for (const path of pathsOf(value).slice(1)) {
          const key = path.at(-1)!;
          if (typeof key === 'number') continue;
          const found = restOfLine(text, source.locate(path, 'key'));
          const quoted = /^"(?:[^"\\]|\\.)*"/.exec(found)?.[0];
          const written =
            quoted === undefined ? /^[^:]*/.exec(found)?.[0] : (JSON.parse(quoted) as string);
          expect(written).toBe(key);
        }
      }),
    ),
  );

  test.each(['json', 'yaml'] as const)('are inside the text for any path in %s', (ending) =>
    fc.assert(
      fc.asyncProperty(
        configuration,
        fc.array(fc.oneof(fc.constantFrom('mappings', 'config', 'fields', 0, 1), fc.string())),
        async (value, path) => {
          const text = textIn(ending, value);
          const {line, column} = (await parseSource(text, `a.${ending}`)).locate(path);
          expect(column).toBeLessThanOrEqual(text.split('\n')[line - 1]!.length + 1);
        },
      ),
    ),
  );
});
