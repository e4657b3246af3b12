import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {startWorld, temporaryFolder, type Result, type World} from '../../../harness/world.ts';

/*
 * Every command that can destroy or move data, or sends a configuration, is a door. What is demanded
 * before anything is changed does not depend on the door.
 */

const production = 'herokuconnect-regular-10482';
const of = ['--app', 'acme-production'];

interface Config {
  fields: Record<string, object>;
  indexes?: Record<string, object>;
  [key: string]: unknown;
}
interface Document {
  mappings: {object_name: string; config: Config}[];
  connection?: Record<string, unknown>;
}

async function exported(world: World, app = 'acme-production'): Promise<Document> {
  const {stdout} = await world.hconnect(['config:export', '--app', app]);
  return JSON.parse(stdout) as Document;
}

/** The configuration of production with a change, in a file. */
async function fileOf(world: World, change: (document: Document) => void): Promise<string> {
  const document = await exported(world);
  change(document);
  const file = path.join(temporaryFolder(), 'connect.json');
  writeFileSync(file, JSON.stringify(document));
  return file;
}

function configIn({mappings}: Document, object: string): Config {
  const found = mappings.find(({object_name}) => object_name === object);
  if (found === undefined) throw new Error(`no ${object}`);
  return found.config;
}

function backupsOf({settings}: World): string[] {
  const folder = path.join(settings, 'backups');
  return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
}

/** Requests that change something. */
function changesOf({simulator}: World): string[] {
  return simulator
    .requests()
    .filter(({method, path: at}) => method !== 'GET' && !at.includes('/auth'))
    .map(({method, path: at}) => `${method} ${at}`);
}

function errorOf({stderr}: Result): {code: string; confirm?: string; consequences?: string[]} {
  return (JSON.parse(stderr) as {error: never}).error;
}

/** Makes a command line, once what it needs is there. */
type Door = (world: World) => Promise<string[]> | string[];

const dropPhone = (document: Document) => {
  delete configIn(document, 'Account').fields.Phone;
};
const ofAnother = (document: Document) => {
  configIn(document, 'Account').sf_polling_seconds = 120;
  document.connection = {...document.connection, organization_id: '00D000000000009EAA'};
};
const dropCase = (document: Document) => {
  document.mappings = document.mappings.filter(({object_name}) => object_name !== 'Case');
};

const byFile =
  (command: string, change: (document: Document) => void, ...more: string[]): Door =>
  async (world) => [command, await fileOf(world, change), ...of, ...more];

async function saved(world: World, change: (document: Document) => void, ...more: string[]) {
  const plan = path.join(temporaryFolder(), 'plan.json');
  const file = await fileOf(world, change);
  await world.hconnect(['config:plan', file, ...of, ...more, '--output', plan]);
  return ['config:apply', plan];
}

/** A source that has Account without Phone, and is of another app. */
const promoted: Door = () => {
  const overlay = path.join(temporaryFolder(), 'overlay.json');
  writeFileSync(overlay, '{"mappings": {"Account": {"fields": {"Phone": null}}}}');
  return ['config:promote', '--from', production, '--to', production, '--overlay', overlay];
};

const editedText: Door = async (world) => {
  const config = configIn(await exported(world), 'Account');
  delete config.fields.Phone;
  const file = path.join(temporaryFolder(), 'Account.json');
  writeFileSync(file, JSON.stringify(config));
  return ['mappings:edit', 'Account', '--from', file, ...of];
};

const folder: Door = async (world) => {
  const at = path.join(temporaryFolder(), 'mappings');
  mkdirSync(at);
  const mapping = {object_name: 'Never__c', config: {fields: {Id: {}}}};
  writeFileSync(path.join(at, 'Never__c.json'), JSON.stringify(mapping));
  await world.hconnect(['connections:info', ...of]);
  return ['config:export', '--split', at, '--overwrite', ...of];
};

interface Row {
  destroys: string;
  door: Door;
  /** What has to be typed. */
  name: string;
  /** What the sentences name. */
  says: RegExp;
  /** Whether the previous configuration goes to a file. */
  saves: boolean;
}

const column = {name: production, says: /Account, field Phone: .*4,218/, saves: true};
const mapping = {...column, name: 'Account', says: /field Phone: .*4,218/};
const table = {name: production, says: /Case: .*48,250/, saves: true};
const organization = {name: production, says: /00D000000000009EAA/, saves: true};

const rows: Record<string, Row> = {
  'apply: a column': {destroys: 'column', door: byFile('config:apply', dropPhone), ...column},
  'apply of a plan: a column': {
    destroys: 'column',
    door: (world) => saved(world, dropPhone),
    ...column,
  },
  'import: a column': {destroys: 'column', door: byFile('config:import', dropPhone), ...column},
  'rollback: a column': {destroys: 'column', door: byFile('config:rollback', dropPhone), ...column},
  'promote: a column': {destroys: 'column', door: promoted, ...column},
  'update: a column': {
    destroys: 'column',
    door: () => ['mappings:update', 'Account', '--remove-field', 'Phone', ...of],
    ...mapping,
  },
  'edit: a column': {destroys: 'column', door: editedText, ...mapping},
  'apply --prune: a table': {
    destroys: 'table',
    door: byFile('config:apply', dropCase, '--prune'),
    ...table,
  },
  'apply of a pruning plan: a table': {
    destroys: 'table',
    door: (world) => saved(world, dropCase, '--prune'),
    ...table,
  },
  'rollback: a table': {destroys: 'table', door: byFile('config:rollback', dropCase), ...table},
  'delete: a table': {
    destroys: 'table',
    door: () => ['mappings:delete', 'Case', ...of],
    ...{name: 'Case', says: /48,250 rows of salesforce\.case/, saves: true},
  },
  'delete of several: tables': {
    destroys: 'table',
    door: () => ['mappings:delete', 'Case', 'User', ...of],
    ...{
      name: production,
      says: /48,250 rows of salesforce\.case.*58 rows of salesforce\.user/,
      saves: true,
    },
  },
  'reload: the rows': {
    destroys: 'rows',
    door: () => ['mappings:reload', 'Contact', ...of],
    ...{name: 'Contact', says: /9,730 rows of salesforce\.contact/, saves: false},
  },
  'reload while paused: the rows': {
    destroys: 'rows',
    door: async (world) => {
      await world.hconnect(['connections:pause', ...of, '--wait']);
      return ['mappings:reload', 'Contact', ...of];
    },
    ...{name: production, says: /is PAUSED: tables will stay empty/, saves: false},
  },
  'configure: another schema': {
    destroys: 'schema',
    door: () => ['connections:configure', ...of, '--schema-name', 'other'],
    ...{name: production, says: /schema_name salesforce → other.*Account: .*4,218/, saves: true},
  },
  'apply: another organization': {
    destroys: 'nothing',
    door: byFile('config:apply', ofAnother),
    ...organization,
  },
  'apply of a plan: another organization': {
    destroys: 'nothing',
    door: (world) => saved(world, ofAnother),
    ...organization,
  },
  'import: another organization': {
    destroys: 'nothing',
    door: byFile('config:import', ofAnother),
    ...organization,
  },
  'rollback: another organization': {
    destroys: 'nothing',
    door: byFile('config:rollback', ofAnother),
    ...organization,
  },
  'rollback: the backup of another connection': {
    destroys: 'nothing',
    door: byFile('config:rollback', (document) => {
      configIn(document, 'Account').sf_polling_seconds = 120;
      document.connection = {id: 'another', resource_name: 'herokuconnect-other-1'};
    }),
    ...{name: production, says: /backup of herokuconnect-other-1/, saves: true},
  },
  'import: connection settings': {
    destroys: 'nothing',
    door: byFile('config:import', (document) => {
      document.connection = {...document.connection, name: 'other', api_version: '50.0'};
    }),
    ...{name: production, says: /connection settings.*api_version, name/, saves: true},
  },
  'export over a folder: a file': {
    destroys: 'file',
    door: folder,
    ...{name: production, says: /Never__c\.json will be removed/, saves: false},
  },
};

describe('configuration check', () => {
  test.each(Object.entries(rows))(
    'demands the name, names what is lost, and saves what was: %s',
    async (_title, {door, name, says, saves}) => {
      const world = await startWorld('granted');
      const line = await door(world);
      const before = changesOf(world);
      const yes = /^config:(apply|import|promote|rollback)$/.test(line[0] ?? '') ? ['--yes'] : [];

      for (const flags of [yes, [...yes, '--confirm', `${name}x`]]) {
        const refused = await world.hconnect([...line, ...flags, '--json']);
        expect(refused).toMatchObject({status: 64, stdout: ''});
        const {code, confirm, consequences = []} = errorOf(refused);
        expect({code, confirm}).toEqual({code: 'usage', confirm: name});
        expect(consequences.join(' ')).toMatch(says);
      }
      expect(changesOf(world)).toEqual(before);
      expect(backupsOf(world)).toEqual([]);

      const done = await world.hconnect([...line, '--confirm', name.toUpperCase()]);
      expect(done).toMatchObject({status: 0});
      expect(backupsOf(world)).toHaveLength(saves ? 1 : 0);
      for (const file of backupsOf(world)) {
        expect(done.stderr).toContain(file);
        const {mappings} = JSON.parse(readFileSync(file, 'utf8')) as Document;
        expect(mappings.map(({object_name}) => object_name)).toContain('Case');
        expect(configIn({mappings}, 'Account').fields).toHaveProperty('Phone');
      }
    },
  );

  test.each(Object.entries(rows).filter(([, {destroys}]) => destroys !== 'rows'))(
    'can be gone through again: %s',
    async (_title, {door, name}) => {
      const world = await startWorld('granted');
      const line = [...(await door(world)), '--confirm', name];
      for (const _ of [1, 2]) expect(await world.hconnect(line)).toMatchObject({status: 0});
    },
  );
});

/** What no door sends, as one change of Account's config: of a file, an overlay, and by flags. */
interface Invalid {
  rule: string;
  change: (config: Config) => void;
  patch: object;
  flags: string[];
}

const invalid: Record<string, Invalid> = {
  'polled too often': {
    rule: 'polling-too-often',
    change: (config) => {
      config.sf_polling_seconds = 5;
    },
    patch: {sf_polling_seconds: 5},
    flags: ['--polling-seconds', '5'],
  },
  'a field with a space': {
    rule: 'api-name',
    change: (config) => {
      config.fields['Last name'] = {};
    },
    patch: {fields: {'Last name': {}}},
    flags: ['--add-field', 'Last name'],
  },
  'an address': {
    rule: 'field-not-mappable',
    change: (config) => {
      config.fields.BillingAddress = {};
    },
    patch: {fields: {BillingAddress: {}}},
    flags: ['--add-field', 'BillingAddress'],
  },
  'an upsert field that is not unique': {
    rule: 'upsert-not-unique',
    change: (config) => {
      config.upsert_field = 'ERP_ID__c';
      config.indexes = {Id: {unique: true}};
    },
    patch: {indexes: {ERP_ID__c: null}},
    flags: ['--remove-index', 'ERP_ID__c'],
  },
};

const account = async (world: World, change: (config: Config) => void) =>
  fileOf(world, (document) => {
    change(configIn(document, 'Account'));
  });

type Sender = (world: World, row: Invalid) => Promise<string[]>;
const senders: Record<string, {line: Sender; status: 64 | 65}> = {
  import: {
    status: 65,
    line: async (world, {change}) => [
      'config:import',
      await account(world, change),
      ...of,
      '--yes',
    ],
  },
  apply: {
    status: 65,
    line: async (world, {change}) => ['config:apply', await account(world, change), ...of, '--yes'],
  },
  plan: {
    status: 65,
    line: async (world, {change}) => ['config:plan', await account(world, change), ...of],
  },
  rollback: {
    status: 65,
    line: async (world, {change}) => [
      ...['config:rollback', await account(world, change), ...of],
      ...['--confirm', production],
    ],
  },
  'promote, by its overlay': {
    status: 65,
    line: (_world, {patch}) => {
      const overlay = path.join(temporaryFolder(), 'overlay.json');
      writeFileSync(overlay, JSON.stringify({mappings: {Account: patch}}));
      const between = ['--from', production, '--to', production];
      return Promise.resolve(['config:promote', ...between, '--overlay', overlay, '--yes']);
    },
  },
  update: {
    status: 64,
    line: (_world, {flags}) => Promise.resolve(['mappings:update', 'Account', ...flags, ...of]),
  },
  edit: {
    status: 65,
    line: async (world, {change}) => {
      const config = configIn(await exported(world), 'Account');
      change(config);
      const file = path.join(temporaryFolder(), 'Account.json');
      writeFileSync(file, JSON.stringify(config));
      return ['mappings:edit', 'Account', '--from', file, ...of];
    },
  },
  'create --from': {
    status: 65,
    line: async (world, {change}) => {
      const config = configIn(await exported(world), 'Account');
      change(config);
      const file = path.join(temporaryFolder(), 'Lead.json');
      writeFileSync(file, JSON.stringify({object_name: 'Lead', config}));
      return ['mappings:create', '--from', file, ...of];
    },
  },
};

describe('every command sends no configuration with validation errors', () => {
  const table = Object.entries(senders).flatMap(([door, sender]) =>
    Object.entries(invalid).map(([what, row]) => ({door, what, ...sender, row})),
  );
  test.each(table)('$door: $what', async ({line, status, row}) => {
    const world = await startWorld('granted');
    const argv = await line(world, row);
    const before = changesOf(world);
    const refused = await world.hconnect([...argv, '--json']);
    expect(refused).toMatchObject({status, stdout: ''});
    const {error} = JSON.parse(refused.stderr) as {error: {findings: object[]; reason: string}};
    expect(error.findings).toMatchObject([{rule: row.rule}]);
    expect(error.reason).toContain('--skip-validation');
    expect(changesOf(world)).toEqual(before);
    expect(backupsOf(world)).toEqual([]);

    // What the service makes of it is the service's.
    const sent = await world.hconnect([...argv, '--skip-validation']);
    expect([0, 6]).toContain(sent.status);
    if (argv[0] !== 'config:plan') expect(changesOf(world).length).toBeGreaterThan(before.length);
  });

  test.each([
    ['create', ['mappings:create', 'Lead', '--field', 'Last name', ...of], 'api-name'],
    [
      'create',
      ['mappings:create', 'Lead', '--field', 'Id', '--polling-seconds', '5', ...of],
      'polling-too-often',
    ],
    [
      'create --no-defaults',
      ['mappings:create', 'Lead', '--field', 'Name', '--no-defaults', ...of],
      'system-field',
    ],
    [
      'update',
      ['mappings:update', 'Account', '--remove-field', 'Id', '--confirm', 'Account', ...of],
      'system-field',
    ],
  ])('%s by flags: %s', async (_door, argv, rule) => {
    const world = await startWorld('granted');
    const before = changesOf(world);
    const refused = await world.hconnect([...argv, '--json']);
    expect(refused).toMatchObject({status: 64});
    expect(refused.stderr).toContain(rule);
    expect(changesOf(world)).toEqual(before);
  });

  test('shows warnings', async () => {
    const world = await startWorld('granted');
    const argv = ['mappings:update', 'Contact', '--remove-upsert-field', ...of];
    const {status, stderr} = await world.hconnect(argv);
    expect(status).toBe(0);
    expect(stderr).toContain('Contact is read_write but has no upsert field');
  });

  test('accepts errors that the mapping already has', async () => {
    const world = await startWorld('granted');
    const update = (...flags: string[]) =>
      world.hconnect(['mappings:update', 'Account', ...flags, ...of]);
    expect(await update('--polling-seconds', '60', '--skip-validation')).toMatchObject({status: 0});
    expect(await update('--add-field', 'Fax')).toMatchObject({status: 0});
  });
});

describe('what a file leaves out of a mapping that exists', () => {
  /** Account as an export of 2015 has it: no indexes, no settings, no system fields but Id. */
  const old = (document: Document) => {
    const {fields, access} = configIn(document, 'Account');
    const {SystemModstamp: _, IsDeleted: __, CreatedDate: ___, ...rest} = fields;
    document.mappings = [{object_name: 'Account', config: {access, fields: rest}}];
    delete document.connection;
  };

  test.each([
    ['validate --live', 'config:validate', ['--live']],
    ['plan', 'config:plan', ['--detailed-exitcode']],
    ['apply', 'config:apply', ['--yes']],
    ['import', 'config:import', ['--yes']],
  ])('is as it is to %s', async (_door, command, flags) => {
    const world = await startWorld('granted');
    const file = await fileOf(world, old);
    const before = await exported(world);
    expect(await world.hconnect([command, file, ...of, ...flags])).toMatchObject({status: 0});
    expect((await exported(world)).mappings).toEqual(before.mappings);
  });

  test('is no error offline, and no difference', async () => {
    const world = await startWorld('granted');
    const file = await fileOf(world, old);
    expect(await world.hconnect(['config:validate', file])).toMatchObject({status: 0});
    const {stdout} = await world.hconnect(['config:diff', file, 'acme-production', '--json']);
    const {mappings} = JSON.parse(stdout) as {mappings: {object_name: string}[]};
    expect(mappings.map(({object_name}) => object_name)).not.toContain('Account');
  });

  test('is sent by an import that changes something else', async () => {
    const world = await startWorld('granted');
    const file = await fileOf(world, (document) => {
      old(document);
      configIn(document, 'Account').fields.Fax = {};
    });
    const before = configIn(await exported(world), 'Account');
    const wait = ['--yes', '--wait'];
    expect(await world.hconnect(['config:import', file, ...of, ...wait])).toMatchObject({
      status: 0,
    });
    const after = configIn(await exported(world), 'Account');
    expect(after).toEqual({...before, fields: {...before.fields, Fax: {}}});
  });
});
