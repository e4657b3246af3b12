import fc from 'fast-check';
import {expect, test} from 'vitest';
import {format} from '../../../../../src/lib/domain/configuration/format.ts';

async function formatted(text: string): Promise<string> {
  const once = await format(text, 'a.yaml');
  expect((await format(once.text, 'a.yaml')).text).toBe(once.text);
  return once.text;
}

test('format: refuses a string without an end at once, however long the text is', async () => {
  for (const tail of ['x'.repeat(100_000), '\\"'.repeat(50_000), '"'.repeat(99_999)]) {
    await expect(format(`{"mappings": "${tail}`, 'a.json')).rejects.toMatchObject({
      kind: 'bad_input',
    });
  }
});

test('format: keeps many comments above one key together', async () => {
  const comments = Array.from({length: 20_000}, (_, line) => `# line ${line}\n`).join('');
  const {text} = await format(`${comments}version: 1\nmappings: []\n`, 'a.yaml');
  expect(text).toContain('# line 19999\n');
});

test('format: moves comments with what they belong to', async () => {
  const text = `# The mappings of acme.

# of version
version: 1
mappings: # beside mappings
# of Contact
- # beside the dash
  config:
    # of fields
    fields: {
      # of Name
      Name: {}, # beside Name
      Id: {}}   # beside Id

    # of revision, which goes
    revision: 7 # and this stays
    # at the end of config
  object_name: "Contact" # beside the object
# of Account
- config: # beside config
    fields:
      # of Id, first line
      # second line
      Id:
        # between key and value
        {}
      # at the end of fields
  # of the object
  object_name: 'Account'
# of connection
connection: {}
# the end
`;
  expect(await formatted(text)).toBe(`# The mappings of acme.

mappings: # beside mappings
  # of Account
  # of the object
  - object_name: Account
    config: # beside config
      fields:
        # of Id, first line
        # second line
        # between key and value
        Id: {}
        # at the end of fields
  # of Contact
  - # beside the dash
    object_name: Contact # beside the object
    config:
      # of fields
      fields:
        Id: {} # beside Id
        # of Name
        Name: {} # beside Name
      # of revision, which goes
      # and this stays
      # at the end of config
# of connection
connection: {}
# of version
version: 1
# the end
`);
});

test('format: leaves a comment at the top there, with and without an empty line', async () => {
  expect(await formatted('# of acme\nversion: 1\nmappings: []\n')).toBe(
    '# of acme\n\nmappings: []\nversion: 1\n',
  );
  expect(await formatted('# of acme\n\n# of version\nversion: 1\nmappings: []\n')).toBe(
    '# of acme\n\nmappings: []\n# of version\nversion: 1\n',
  );
  expect(await formatted('# of acme\nmappings: []\n')).toBe('# of acme\nmappings: []\n');
});

test('format: leaves a comment after the last item in the column of the dashes', async () => {
  const item = '  - object_name: A\n    config:\n      fields:\n        Id: {}\n';
  for (const text of [
    `mappings:\n${item}  # the end\nversion: 1\n`,
    `version: 1\nmappings:\n${item}  # the end\n`,
    `version: 1\nmappings:\n${item.replaceAll(/^ {2}/gm, '')}# the end\n`,
  ]) {
    expect(await formatted(text)).toBe(`mappings:\n${item}  # the end\nversion: 1\n`);
  }
});

test('format: keeps the comments of what is not written beside what is', async () => {
  const text = `mappings:
  - object_name: A
    config:
      revision: 3 # one
      # two
      applied_at: now
      access: read_only
      fields: {Id: {}}
connection:
  exported_at: now # three
  # four
`;
  expect(await formatted(text)).toBe(`mappings:
  - object_name: A
    config:
      # one
      # two
      access: read_only
      fields:
        Id: {}
# three
# four
connection: {}
`);
});

test('format: has every comment once, wherever it stands, and changes nothing the second time', async () => {
  const lines = [
    'version: 1',
    'mappings:',
    '  - object_name: B',
    '    config:',
    '      revision: 3',
    '      fields:',
    '        Name: {}',
    '        Id: {}',
    '      indexes: {}',
    '      applied_at: now',
    '  - config:',
    '      access: read_only',
    '      fields: {Id: {}}',
    '    object_name: A',
    'connection:',
    '  exported_at: now',
    '  app_name: acme',
  ];
  const place = fc.record({
    line: fc.nat({max: lines.length}),
    column: fc.nat({max: 10}),
    beside: fc.boolean(),
    empty: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(place, {maxLength: 12}), async (places) => {
      const written = lines.map((line) => [line]);
      written.push([]);
      const words = places.map((_, index) => `comment-${index}-end`);
      places.forEach(({line, column, beside, empty}, index) => {
        const at = written[line] ?? [];
        if (beside && line < lines.length) at.push(`${at.pop() ?? ''} # ${words[index] ?? ''}`);
        else at.unshift(...(empty ? [''] : []), `${' '.repeat(column)}# ${words[index] ?? ''}`);
      });
      const result = await formatted(`${written.flat().join('\n')}\n`);
      for (const word of words) expect(result.split(word)).toHaveLength(2);
    }),
    {numRuns: 200},
  );
});

test('format: leaves what looks like a comment inside a word', async () => {
  expect(await formatted('mappings: []\nlater: "a # b"\nmore: a#b\n')).toBe(
    'mappings: []\nlater: "a # b"\nmore: "a#b"\n',
  );
});
