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
    revision: 7 # and so does this
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
      # at the end of config
# of connection
connection: {}
# of version
version: 1
# the end
`);
});

test('format: moves a comment above the first key with it when no empty line is between', async () => {
  expect(await formatted('# of version\nversion: 1\nmappings: []\n')).toBe(
    'mappings: []\n# of version\nversion: 1\n',
  );
});

test('format: leaves what looks like a comment inside a word', async () => {
  expect(await formatted('mappings: []\nlater: "a # b"\nmore: a#b\n')).toBe(
    'mappings: []\nlater: "a # b"\nmore: "a#b"\n',
  );
});
