import {describe, expect, test} from 'vitest';
import type {Json} from '../../../../src/lib/domain/json.ts';
import {joinSources} from '../../../../src/lib/domain/source/join.ts';
import {parseSource} from '../../../../src/lib/domain/source/parse.ts';
import {formatPosition} from '../../../../src/lib/domain/source/source.ts';
import {textIn} from '../../../../src/lib/domain/source/text.ts';
import type {Failure} from '../../../../src/lib/errors.ts';

const deep = 100_000;

async function valueOf(text: string, name: string): Promise<Json> {
  return (await parseSource(text, name)).value;
}

async function refusalOf(text: string, name: string): Promise<Failure> {
  return parseSource(text, name).then(
    () => {
      throw new Error('It was read.');
    },
    (error: unknown) => error as Failure,
  );
}

describe('parseSource: JSON', () => {
  test.each<[what: string, text: string, value: Json]>([
    ['a byte order mark and CRLF', '\uFEFF{\r\n"a":\r\n1}', {a: 1}],
    [
      'what looks like a key, in strings',
      '{"a":":b","c":"\\":","d":"{\\"d\\":"}',
      {a: ':b', c: '":', d: '{"d":'},
    ],
    [
      'the same key in several objects',
      '[{"a":1},{"a":{"a":[{"a":2}]}}]',
      [{a: 1}, {a: {a: [{a: 2}]}}],
    ],
    ['blanks before the colon', '{"a" \n\t\r : 1}', {a: 1}],
    ['a backslash before the end of a key', '{"a\\\\":1,"a":2}', {'a\\': 1, a: 2}],
  ])('is read with %s', async (_, text, value) => {
    expect(await valueOf(text, 'a.json')).toEqual(value);
  });

  test.each<[what: string, text: string, reason: string]>([
    ['an equal key', '{\n"a": 1,\n  "a": 2}', 'a.json:3:3: Duplicate key “a”, first on line 2.'],
    [
      'an equal key, written otherwise',
      '{"a":1,"\\u0061":2}',
      'a.json:1:8: Duplicate key “a”, first on line 1.',
    ],
    [
      'an equal key inside',
      '{"a":":","b":[{"c":{},"c":{}}]}',
      'a.json:1:23: Duplicate key “c”, first on line 1.',
    ],
    [
      '__proto__ twice',
      '{"__proto__":1,"__proto__":2}',
      'a.json:1:16: Duplicate key “__proto__”, first on line 1.',
    ],
    ['NaN', '{"a": NaN}', 'a.json:1:7: Invalid symbol.'],
    ['a number without end', '{"b":1,\n"a": [1e999]}', 'a.json:2:7: The number is too large.'],
    ['a number that is rounded', '{"a": 9007199254740993}', 'a.json:1:7: The number is too large.'],
    [
      'comments',
      '{"a": 1} // one',
      'a.json:1:10: Invalid comment token. JSON has no comments; YAML does.',
    ],
    ['no end', '{"a": [1', 'a.json:1:9: Close bracket expected. Unexpected end of text.'],
    [
      'too many levels',
      `${'['.repeat(deep)}${']'.repeat(deep)}`,
      'a.json:1:65: Nested more than 64 levels deep.',
    ],
    [
      'too many levels and no end',
      '['.repeat(deep),
      'a.json:1:1: Nested more than 64 levels deep.',
    ],
  ])('is refused with %s', async (_, text, reason) => {
    const {kind, message, ...failure} = await refusalOf(text, 'a.json');
    expect({kind, message, reason: failure.reason}).toEqual({
      kind: 'bad_input',
      message: 'a.json is not valid JSON.',
      reason,
    });
  });

  test('keeps __proto__ as a key of its own, and pollutes nothing', async () => {
    const value = await valueOf('{"__proto__": {"polluted": true}}', 'a.json');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('names a key of a megabyte by its beginning', async () => {
    const key = 'x'.repeat(1_000_000);
    expect(await valueOf(`{"${key}": 1}`, 'a.json')).toEqual({[key]: 1});
    const {reason} = await refusalOf(`{"${key}":1,\n"${key}":2}`, 'a.json');
    expect(reason).toBe(`a.json:2:1: Duplicate key “${'x'.repeat(80)}…”, first on line 1.`);
  });
});

describe('parseSource: JSON with comments', () => {
  const commented =
    '// one\n{"a": "//", /* two */ "b": [1, {"c": ",]"},],\n  "__proto__": 1, // }\n}';
  const read = (text: string) => parseSource(text, 'a.jsonc', {comments: true});

  test('is read with a comma after the last item, and __proto__ stays a key', async () => {
    const {value, locate} = await read(commented);
    expect(JSON.stringify(value)).toBe('{"a":"//","b":[1,{"c":",]"}],"__proto__":1}');
    expect(formatPosition(locate([]))).toBe('a.jsonc:2:1');
    expect(formatPosition(locate(['b', 1, 'c'], 'key'))).toBe('a.jsonc:2:33');
  });

  test.each<[what: string, text: string, reason: string]>([
    [
      'an equal key, though a comment looks like one that is missing',
      '{"a" /* */: 1, // ":\n"a": 2}',
      'a.jsonc:2:1: Duplicate key “a”, first on line 1.',
    ],
    ['two commas', '{"a": 1,,}', 'a.jsonc:1:9: Property name expected.'],
    ['no value', '// one\n[,]', 'a.jsonc:2:2: Value expected.'],
    ['a comment without end', '{"a": 1} /*', 'a.jsonc:1:10: Unexpected end of comment.'],
    ['a number without end', '[1e999,]', 'a.jsonc:1:2: The number is too large.'],
  ])('is refused with %s', async (_, text, reason) => {
    await expect(read(text)).rejects.toMatchObject({kind: 'bad_input', reason});
  });
});

describe('parseSource: YAML', () => {
  test.each<[what: string, text: string, value: Json]>([
    ['a byte order mark and CRLF', '\uFEFFa:\r\n  - 1\r\n', {a: [1]}],
    [
      'words that older versions take for something else',
      'a: yes\nb: no\nc: 2026-01-15\nd: 12:30:00',
      {a: 'yes', b: 'no', c: '2026-01-15', d: '12:30:00'},
    ],
    [
      'keys that are no words',
      '2026: {}\ntrue: {}\n2026-01-15: {}\n~: {}',
      {'2026': {}, true: {}, '2026-01-15': {}, '~': {}},
    ],
    ['a merge key in quotation marks', '"<<": 1', {'<<': 1}],
    ['an alias', 'a: &x {b: 1}\nc: *x\nd: [*x, *x]', {a: {b: 1}, c: {b: 1}, d: [{b: 1}, {b: 1}]}],
    ['an anchor that is given twice', 'a: &x 1\nb: *x\nc: &x 2\nd: *x', {a: 1, b: 1, c: 2, d: 2}],
    ['an anchor of nothing', 'a: &x\nb: *x', {a: null, b: null}],
    [
      'a merge key, which what is said beside it wins over',
      'a: &x {b: 1, c: 2}\nd:\n  c: 3\n  <<: *x\n',
      {a: {b: 1, c: 2}, d: {b: 1, c: 3}},
    ],
    [
      'a merge key of a list, whose first wins',
      'a: &x {b: 1}\nc: &y {b: 2, d: 2}\ne: {<<: [*x, *y, {f: 3}]}',
      {a: {b: 1}, c: {b: 2, d: 2}, e: {b: 1, d: 2, f: 3}},
    ],
    ['JSON in it', '{"a": [1, {"b": null}]}', {a: [1, {b: null}]}],
    ['a beginning and an end', '---\na: 1\n...\n', {a: 1}],
  ])('is read with %s', async (_, text, value) => {
    expect(await valueOf(text, 'a.yaml')).toEqual(value);
  });

  const bomb = Array.from({length: 26}, (_, index) =>
    index === 0 ? 'a0: &a0 [x, x]' : `a${index}: &a${index} [*a${index - 1}, *a${index - 1}]`,
  ).join('\n');

  test.each<[what: string, text: string, reason: string]>([
    ['an equal key', 'a: 1\nb: 2\n"a": 3', 'a.yaml:3:1: Duplicate key “a”.'],
    ['an equal key, of another kind', '1: a\n"1": b', 'a.yaml:2:1: Duplicate key “1”.'],
    ['aliases that grow', bomb, 'a.yaml:22:18: Aliases expand to more than 32 MiB.'],
    ['an alias of itself', 'a: &x [*x]', 'a.yaml:1:8: &x contains itself.'],
    ['an alias of nothing', 'a: *x', 'a.yaml:1:4: No anchor &x is defined before this alias.'],
    ['an alias for a key', 'a: &x b\n*x : 1', 'a.yaml:2:1: Keys must be strings.'],
    [
      'a merge key of a word',
      'a: 1\n<<: b',
      'a.yaml:2:1: A merge key takes an object or a list of objects.',
    ],
    ['two merge keys', '<<: {a: 1}\n<<: {b: 1}', 'a.yaml:2:1: Duplicate key “<<”.'],
    ['a tag', 'a: !!binary aGk=', 'a.yaml:1:13: Tags are not supported.'],
    ['a tag of its own', 'a: !ruby/object {}', 'a.yaml:1:4: Tags are not supported.'],
    [
      'a directive',
      '%YAML 1.1\n---\na: yes',
      'a.yaml:1:1: Directives such as %YAML are not supported.',
    ],
    [
      'a second document',
      'a: 1\n---\nb: 2',
      'a.yaml:2:1: Only one document per file is supported.',
    ],
    ['no number', 'a: .nan', 'a.yaml:1:4: The number is too large.'],
    ['a number without end', 'a:\n  - -.inf', 'a.yaml:2:5: The number is too large.'],
    ['a list for a key', '? [a]\n: b', 'a.yaml:1:3: Keys must be strings.'],
    ['tabs', 'a:\n\t- b', 'a.yaml:2:1: Tabs are not allowed as indentation.'],
    ['comments alone', '# nothing', 'It is empty.'],
  ])('is refused with %s', async (_, text, reason) => {
    const failure = await refusalOf(text, 'a.yaml');
    expect(failure.kind).toBe('bad_input');
    expect(failure.message).toBe('a.yaml is not valid YAML.');
    expect(failure.reason).toBe(reason);
  });

  test('is refused with too many levels, however deep', async () => {
    for (const text of [
      `a: ${'['.repeat(deep)}`,
      '- '.repeat(deep),
      `${'['.repeat(100)}1${']'.repeat(100)}`,
    ]) {
      const {reason} = await refusalOf(text, 'a.yaml');
      expect(reason).toMatch(/^a\.yaml:1:\d+: Nested more than 64 levels deep\.$/);
    }
  });

  test('keeps __proto__ as a key of its own, and pollutes nothing', async () => {
    const value = await valueOf('__proto__: {polluted: true}', 'a.yaml');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('keeps a key of a megabyte when it is formatted', async () => {
    const value = {['x'.repeat(1_000_000)]: {b: 1}};
    const source = await parseSource(JSON.stringify(value), 'stdin');
    expect(await valueOf(textIn('yaml', source.value), 'a.yaml')).toEqual(value);
  });
});

describe('parseSource: the format without a file ending', () => {
  test.each([
    ['{"a": 1}', 'json'],
    ['\n [1]', 'json'],
    ['a: 1', 'yaml'],
    ['- 1', 'yaml'],
  ])('%j is %s', async (text, format) => {
    expect((await parseSource(text, 'stdin')).format).toBe(format);
  });

  test('is either when the text is empty', async () => {
    expect((await refusalOf(' \n', 'stdin')).message).toBe('stdin is not valid JSON or YAML.');
  });
});

describe('formatPosition', () => {
  const json = '{\n  "mappings": [\n    {"object_name": "A", "config": {"fields": {}}}\n  ]\n}';
  const yaml = 'mappings:\n  - object_name: A\n    config:\n      fields: {}\n';

  test.each<[path: (string | number)[], part: 'key' | 'value', inJson: string, inYaml: string]>([
    [[], 'value', '1:1', '1:1'],
    [['mappings'], 'key', '2:3', '1:1'],
    [['mappings'], 'value', '2:15', '2:3'],
    [['mappings', 0], 'value', '3:5', '2:5'],
    [['mappings', 0, 'config', 'fields'], 'key', '3:37', '4:7'],
    [['mappings', 0, 'config', 'fields'], 'value', '3:47', '4:15'],
    // What is not there: the key of the nearest above.
    [['mappings', 0, 'config', 'indexes', 'Id'], 'value', '3:26', '3:5'],
    [['mappings', 7, 'config'], 'value', '2:3', '1:1'],
    [['version'], 'value', '1:1', '1:1'],
  ])('%j, the %s', async (path, part, inJson, inYaml) => {
    const place = async (text: string, name: string) =>
      formatPosition((await parseSource(text, name)).locate(path, part));
    expect(await place(json, 'a.json')).toBe(`a.json:${inJson}`);
    expect(await place(yaml, 'a.yaml')).toBe(`a.yaml:${inYaml}`);
  });

  test('gives the file of a folder in which a mapping stands', async () => {
    const part = async (name: string, text: string) => ({
      name,
      source: await parseSource(text, `m/${name}`),
    });
    const joined = joinSources('m', [
      await part('A.yaml', 'object_name: A\nconfig:\n  fields: {}\n'),
      await part('B.json', '{"object_name": "B",\n "config": {}}'),
      await part('connection.json', '{"connection": {},\n"version": 1}'),
    ]);
    expect(joined.value).toEqual({
      mappings: [
        {object_name: 'A', config: {fields: {}}},
        {object_name: 'B', config: {}},
      ],
      connection: {},
      version: 1,
    });
    const place = (...path: (string | number)[]) => formatPosition(joined.locate(path, 'key'));
    expect(place('mappings', 0, 'config', 'fields')).toBe('m/A.yaml:3:3');
    expect(place('mappings', 1, 'config', 'fields')).toBe('m/B.json:2:2');
    expect(place('version')).toBe('m/connection.json:2:1');
    expect(place('mappings')).toBe('m:1:1');
  });
});
