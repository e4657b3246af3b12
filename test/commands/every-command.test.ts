import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {commands} from '../../src/command-table.ts';
import {failureKinds} from '../../src/lib/errors.ts';
import {temporaryFolder, startWorld, type Result, type RunOptions} from '../harness/world.ts';

/** How a command is taken through success, nothing and failure. */
interface Case {
  argv: string[];
  scenario?: string;
  status?: number;
  options?: RunOptions;
}

interface Cases {
  success: Case;
  /** What there is to say where there is nothing. */
  nothing: Case;
  /** Where it is left out: a token that the service does not accept, which ends in 4. */
  failure?: Case;
}

const production = ['--app', 'acme-production'];
const nowhere: Case = {argv: ['--app', 'acme-nowhere'], status: 5};
const configuration = JSON.stringify({
  mappings: [
    {object_name: 'Lead', config: {access: 'read_only', fields: {Id: {}, SystemModstamp: {}}}},
  ],
});

const editedAccount = JSON.stringify({
  access: 'read_only',
  sf_polling_seconds: 600,
  fields: {
    CreatedDate: {},
    Id: {},
    IsDeleted: {},
    Name: {},
    SystemModstamp: {},
    Fax: {},
    BillingCity: {},
    BillingCountry: {},
    Industry: {},
    Phone: {},
    ERP_ID__c: {},
  },
  indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, ERP_ID__c: {unique: true}},
});

const cases: Record<string, Cases> = {
  'access:add': {
    success: {argv: ['acme-production'], scenario: 'default'},
    nothing: {argv: ['acme-nowhere'], status: 5},
  },
  'auth:login': {
    success: {argv: ['--with-token'], options: {stdin: '00000000-51a1-4000-8000-000000000000\n'}},
    nothing: {argv: ['--with-token'], status: 4, options: {stdin: '\n'}},
    failure: {argv: ['--with-token'], status: 4, options: {stdin: 'wrong'}},
  },
  'auth:logout': {
    success: {argv: []},
    nothing: {argv: []},
    failure: {argv: [], status: 74, options: {env: {HCONNECT_CONFIG_DIR: '/dev/null/x'}}},
  },
  'auth:status': {
    success: {argv: []},
    nothing: {argv: [], status: 4, options: {env: {HCONNECT_TOKEN: '', HEROKU_API_KEY: ''}}},
  },
  'config:export': {success: {argv: production}, nothing: nowhere},
  'config:import': {
    success: {argv: ['-', ...production], options: {stdin: configuration}},
    nothing: {argv: ['-', ...production], status: 65, options: {stdin: ''}},
    failure: {
      argv: ['-', ...production],
      status: 4,
      options: {stdin: configuration, env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  'connections:configure': {
    success: {argv: [...production, '--name', 'shop']},
    nothing: {...nowhere, argv: [...nowhere.argv, '--name', 'x']},
    failure: {
      argv: [...production, '--name', 'x'],
      status: 4,
      options: {env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  'connections:info': {success: {argv: production}, nothing: nowhere},
  'connections:list': {success: {argv: []}, nothing: {argv: [], scenario: 'empty'}},
  'connections:pause': {success: {argv: production}, nothing: nowhere},
  'connections:restart': {success: {argv: production}, nothing: nowhere},
  'connections:resume': {success: {argv: ['--app', 'acme-archive']}, nothing: nowhere},
  'connections:wait': {success: {argv: production}, nothing: nowhere},
  'connections:authorize': {
    success: {argv: ['--app', 'acme-onboarding']},
    nothing: {...nowhere},
  },
  'mappings:abort': {
    success: {argv: ['Account', ...production]},
    nothing: {argv: ['Nothing', ...production], status: 5},
  },
  'mappings:create': {
    success: {argv: ['Lead', '--field', 'Name', ...production]},
    nothing: {argv: production, status: 64},
  },
  'mappings:delete': {
    success: {argv: ['Account', '--confirm', 'Account', ...production]},
    nothing: {argv: ['Nothing', ...production], status: 5},
  },
  'mappings:edit': {
    success: {argv: ['Account', '--from', '-', ...production], options: {stdin: editedAccount}},
    nothing: {argv: ['Nothing', '--from', '-', ...production], status: 5},
    failure: {
      argv: ['Account', '--from', '-', ...production],
      status: 65,
      options: {stdin: '{"fields": '},
    },
  },
  'mappings:reload': {
    success: {argv: ['Account', '--confirm', 'Account', ...production]},
    nothing: {argv: ['Nothing', ...production], status: 5},
  },
  'mappings:update': {
    success: {argv: ['Account', '--add-field', 'Fax', ...production]},
    nothing: {argv: ['Account', ...production], status: 64},
  },
  'mappings:wait': {
    success: {argv: production},
    nothing: {argv: ['--app', 'acme-onboarding']},
  },
  'mappings:info': {
    success: {argv: ['Account', ...production]},
    nothing: {argv: ['Nothing', ...production], status: 5},
    failure: {
      argv: ['Account', ...production],
      status: 4,
      options: {env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  'mappings:list': {success: {argv: production}, nothing: {argv: ['--app', 'acme-onboarding']}},
  api: {
    success: {argv: ['/connections/{connection}', ...production]},
    nothing: {argv: ['/connections/{connection}/nothing', ...production], status: 5},
    failure: {
      argv: ['/connections', '--region', 'tokyo'],
      status: 4,
      options: {env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  complete: {
    success: {argv: ['hconnect connections:p']},
    nothing: {argv: ['hconnect connections:zzz']},
    failure: {argv: [], status: 64},
  },
  completion: {
    success: {argv: ['bash']},
    nothing: {argv: ['zsh']},
    failure: {argv: ['csh'], status: 64},
  },
  explain: {
    success: {argv: ['IDLE']},
    nothing: {argv: ['NOWHERE'], status: 5},
    failure: {argv: ['IDLE', 'too', 'many'], status: 64},
  },
};

/** These run other programs or a server until they are stopped: the journeys take them through. */
const elsewhere = ['demo', 'help', 'simulator:run', 'simulator:start'];

test('every command is here', () => {
  expect([...Object.keys(cases), ...elsewhere].sort()).toEqual(Object.keys(commands).sort());
});

async function run(id: string, {argv, scenario = 'granted', options}: Case): Promise<Result> {
  const world = await startWorld(scenario);
  return world.hconnect([id, ...argv, '--json'], options);
}

function checkAnswer({stdout, stderr}: Result): void {
  expect(stderr).toBe('');
  expect(stdout.endsWith('\n')).toBe(true);
  expect(() => JSON.parse(stdout) as unknown).not.toThrow();
}

function checkError({stderr, status}: Result): void {
  const {error} = JSON.parse(stderr) as {error: Record<string, unknown>};
  expect(error).toMatchObject({
    code: expect.toSatisfy((code: string) => code in failureKinds) as unknown,
    message: expect.stringMatching(/\S/) as unknown,
    exit_status: status,
  });
}

describe.each(Object.entries(cases))('%s --json', (id, {success, nothing, failure}) => {
  test('succeeds with one document on stdout and nothing on stderr', async () => {
    const result = await run(id, success);
    expect(result).toMatchObject({status: 0, stderr: ''});
    checkAnswer(result);
  });

  test('says nothing in JSON, too', async () => {
    const result = await run(id, nothing);
    expect(result.status).toBe(nothing.status ?? 0);
    if (result.status === 0) checkAnswer(result);
    else checkError(result);
  });

  test('fails with its status, an error on stderr, and no answer', async () => {
    const wrongToken: Case = {
      argv: success.argv,
      status: 4,
      options: {env: {HCONNECT_TOKEN: 'wrong'}},
    };
    const {status, ...rest} = failure ?? wrongToken;
    const result = await run(id, rest);
    expect(result.status).toBe(status);
    checkError(result);
    // The settings are an answer of their own, whatever the service says of the token.
    if (id !== 'auth:status') expect(result.stdout).toBe('');
  });
});

test('the same statuses hold without --json, with an error of three lines', async () => {
  for (const [id, {nothing}] of Object.entries(cases)) {
    if (nothing.status === undefined) continue;
    const world = await startWorld(nothing.scenario ?? 'granted');
    const {status, stderr} = await world.hconnect([id, ...nothing.argv], nothing.options);
    expect(status, id).toBe(nothing.status);
    expect(stderr.trimEnd().split('\n'), id).toHaveLength(3);
  }
});

test('a file is an input as good as stdin', async () => {
  const file = path.join(temporaryFolder(), 'connect.json');
  writeFileSync(file, configuration);
  const world = await startWorld('granted');
  const {status} = await world.hconnect(['config:import', file, ...production, '--wait']);
  expect(status).toBe(0);
});
