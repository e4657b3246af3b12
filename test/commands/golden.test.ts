import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {settled} from '../harness/settled.ts';
import {root, startWorld} from '../harness/world.ts';

/*
 * What each command prints, to people and to scripts, as files under test/golden. A change of one
 * is a change of what users rely on: look at the diff of the file. `vitest run -u` writes them.
 */

interface Golden {
  name: string;
  argv: string[];
  scenario?: string;
  /** Command lines that go before, to make the world what it has to be. */
  after?: string[][];
  stdin?: string;
}

const production = ['--app', 'acme-production'];
const regular = 'herokuconnect-regular-10482';
const review = ['--app', 'acme-review'];
const configured = [
  'connections:configure',
  ...review,
  '--db-key',
  'DATABASE_URL',
  '--schema-name',
  'salesforce',
];
const lead = {
  object_name: 'Lead',
  config: {
    access: 'read_only',
    sf_notify_enabled: false,
    sf_polling_seconds: 600,
    fields: {CreatedDate: {}, Id: {}, IsDeleted: {}, Name: {}, SystemModstamp: {}},
    indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
  },
};
const stdin = JSON.stringify({mappings: [lead], version: 1});

/** A configuration as people write it on a bad day. */
const slips = `{
  "version": 1,
  "mappings": [
    {
      "object_name": "Contact",
      "config": {
        "access": "read_write",
        "sf_poling_seconds": 120,
        "upsert_field": "PG_ID__c",
        "fields": {"Id": {}, "SystemModstamp": {}, "LastNam": {}, "email": null},
        "indexes": {"Id": {"unique": true}, "Email": {"unique": false}}
      }
    }
  ]
}
`;

const commented = `# The mappings of acme.

version: 1
mappings:
  # Leads come from the web site.
  - config:
      fields: {SystemModstamp: {}, Id: {}}
      access: read_only # nobody writes them
    object_name: Lead
`;

const goldens: Golden[] = [
  {name: 'access-add', argv: ['access:add', 'acme-review'], scenario: 'default'},
  {name: 'access-add-not-yours', argv: ['access:add', 'acme-nowhere'], scenario: 'default'},
  {
    name: 'auth-login',
    argv: ['auth:login', '--with-token'],
    stdin: '00000000-51a1-4000-8000-000000000000',
  },
  {name: 'auth-logout', argv: ['auth:logout']},
  {name: 'auth-status', argv: ['auth:status']},
  {name: 'connections-list', argv: ['connections:list']},
  {name: 'connections-list-none', argv: ['connections:list'], scenario: 'empty'},
  {
    name: 'connections-list-of-app-without-access',
    argv: ['connections:list', ...production],
    scenario: 'default',
  },
  {name: 'connections-info', argv: ['connections:info', ...production]},
  {name: 'connections-info-unauthorized', argv: ['connections:info', '--app', 'acme-support']},
  {name: 'connections-info-several', argv: ['connections:info', '--app', 'acme-billing']},
  {name: 'connections-configure', argv: configured},
  {
    name: 'connections-configure-unknown',
    argv: ['connections:configure', ...review, '--db-key', 'NO_SUCH_URL'],
  },
  {name: 'connections-pause', argv: ['connections:pause', ...production]},
  {name: 'connections-pause-wait', argv: ['connections:pause', ...production, '--wait']},
  {name: 'connections-pause-already', argv: ['connections:pause', '--app', 'acme-archive']},
  {name: 'connections-pause-refused', argv: ['connections:pause', '--app', 'acme-support']},
  {
    name: 'connections-resume-wait',
    argv: ['connections:resume', '--app', 'acme-archive', '--wait'],
  },
  {
    name: 'connections-restart-wait',
    argv: ['connections:restart', '--app', 'acme-support', '--wait'],
  },
  {name: 'connections-wait', argv: ['connections:wait', ...production]},
  {
    name: 'connections-wait-pending',
    argv: ['connections:wait', ...production, '--for', 'PAUSED', '--timeout', '1m'],
  },
  {name: 'mappings-list', argv: ['mappings:list', ...production]},
  {name: 'mappings-info', argv: ['mappings:info', 'account', ...production]},
  {name: 'mappings-info-misspelt', argv: ['mappings:info', 'acount', ...production]},
  {name: 'config-export', argv: ['config:export', ...production]},
  {name: 'config-export-yaml', argv: ['config:export', ...production, '--format', 'yaml']},
  {name: 'config-format', argv: ['config:format', '-'], stdin},
  {name: 'config-format-yaml', argv: ['config:format', '-'], stdin: commented},
  {name: 'config-format-check', argv: ['config:format', '-', '--check'], stdin},
  {
    name: 'config-format-twice',
    argv: ['config:format', '-'],
    stdin: stdin.replace('"access"', '"access": "read_write", "access"'),
  },
  {name: 'config-diff', argv: ['config:diff', '-', 'acme-staging'], stdin},
  {name: 'config-diff-connections', argv: ['config:diff', 'acme-staging', 'acme-production']},
  {name: 'config-diff-same', argv: ['config:diff', 'acme-staging', 'acme-staging']},
  {
    name: 'config-diff-with-connection',
    argv: ['config:diff', 'acme-staging', 'acme-production', '--with-connection'],
  },
  {name: 'config-plan', argv: ['config:plan', '-', ...production, '--prune'], stdin},
  {
    name: 'config-plan-markdown',
    argv: ['config:plan', '-', ...production, '--prune', '--format', 'markdown'],
    stdin,
  },
  {
    name: 'config-plan-nothing',
    argv: ['config:plan', '-', ...production],
    after: [['mappings:create', 'Lead', '--field', 'Name', ...production]],
    stdin,
  },
  {name: 'config-apply', argv: ['config:apply', '-', ...production, '--yes'], stdin},
  {
    name: 'config-apply-wait',
    argv: ['config:apply', '-', ...production, '--prune', '--wait', '--confirm', regular],
    stdin,
  },
  {name: 'config-apply-without-consent', argv: ['config:apply', '-', ...production], stdin},
  {
    name: 'config-apply-destroying',
    argv: ['config:apply', '-', ...production, '--prune', '--yes'],
    stdin,
  },
  {
    name: 'config-promote',
    argv: ['config:promote', '--from', 'acme-staging', '--to', 'acme-production', '--plan-only'],
  },
  {
    name: 'config-rollback',
    argv: ['config:rollback', '-', ...production, '--confirm', regular],
    stdin,
  },
  {name: 'config-import', argv: ['config:import', '-', ...review], after: [configured], stdin},
  {
    name: 'config-import-wait',
    argv: ['config:import', '-', ...review, '--wait'],
    after: [configured],
    stdin,
  },
  {
    name: 'config-import-bad-content',
    argv: ['config:import', '-', ...review, '--wait'],
    after: [configured],
    stdin: stdin.replaceAll('Lead', 'MissingObject__c'),
  },
  {
    name: 'config-import-bad-file',
    argv: ['config:import', '-', ...review],
    stdin: '{"mappings": [',
  },
  {
    name: 'config-validate',
    argv: ['config:validate', '-', '--strict', '--plan', 'demo'],
    stdin: slips,
  },
  {name: 'config-validate-valid', argv: ['config:validate', '-'], stdin},
  {name: 'config-validate-syntax', argv: ['config:validate', '-'], stdin: '{"mappings": [\n'},
  {
    name: 'config-validate-live',
    argv: ['config:validate', '-', '--live', ...production],
    stdin: slips,
  },
  {name: 'api', argv: ['api', '/apps/acme-production', ...production]},
  {
    name: 'connections-authorize',
    argv: ['connections:authorize', '--app', 'acme-onboarding'],
  },
  {
    name: 'mappings-create-wait',
    argv: [
      'mappings:create',
      'Lead',
      '--field',
      'Name',
      '--index',
      'Email:unique',
      ...production,
      '--wait',
    ],
  },
  {
    name: 'mappings-create-refused',
    argv: ['mappings:create', 'MissingObject__c', ...production],
  },
  {
    name: 'mappings-create-second-refused',
    argv: ['mappings:create', '--from', '-', ...production],
    stdin: JSON.stringify([
      lead,
      {...lead, object_name: 'Account'},
      {...lead, object_name: 'Task'},
    ]),
  },
  {
    name: 'mappings-update-wait',
    argv: [
      'mappings:update',
      'Account',
      '--add-field',
      'Fax',
      '--polling-seconds',
      '120',
      ...production,
      '--wait',
    ],
  },
  {
    name: 'mappings-update-without-consent',
    argv: ['mappings:update', 'Account', '--remove-field', 'phone', ...production],
  },
  {
    name: 'mappings-update-already',
    argv: ['mappings:update', 'Account', '--add-field', 'Name', ...production],
  },
  {
    name: 'mappings-update-misspelt',
    argv: ['mappings:update', 'Account', '--remove-field', 'Pone', ...production],
  },
  {
    name: 'mappings-reload',
    argv: ['mappings:reload', 'Contact', '--confirm', 'Contact', ...production],
  },
  {
    name: 'mappings-reload-wait',
    argv: ['mappings:reload', 'Contact', '--confirm', 'Contact', '--wait', ...production],
  },
  {
    name: 'mappings-reload-without-consent',
    argv: ['mappings:reload', 'Contact', 'Case', ...production],
  },
  {
    name: 'mappings-reload-failing',
    argv: ['mappings:reload', 'Contact', '--confirm', 'Contact', '--wait', ...production],
    scenario: 'failing-load',
  },
  {
    name: 'mappings-abort-load',
    argv: ['mappings:abort', 'Contact', ...production],
    scenario: 'stuck-load',
    after: [
      [
        'mappings:reload',
        'Contact',
        '--confirm',
        'Contact',
        ...production,
        '--wait',
        '--timeout',
        '5s',
      ],
    ],
  },
  {name: 'mappings-abort-nothing', argv: ['mappings:abort', 'Contact', ...production]},
  {
    name: 'mappings-delete',
    argv: ['mappings:delete', 'Contact', '--confirm', 'Contact', ...production],
  },
  {
    name: 'mappings-delete-wait',
    argv: ['mappings:delete', 'Contact', '--confirm', 'Contact', '--wait', ...production],
  },
  {name: 'mappings-wait', argv: ['mappings:wait', ...production]},
  {
    name: 'mappings-wait-failed',
    argv: ['mappings:wait', '--app', 'acme-mappings'],
    scenario: 'errors',
  },
  {name: 'completion-bash', argv: ['completion', 'bash']},
  {name: 'complete', argv: ['complete', 'hconnect mappings:']},
  {name: 'explain', argv: ['explain', 'SYSTEM_ERROR']},
  {name: 'explain-all', argv: ['explain']},
];

describe.each(goldens)(
  '$name',
  ({name, argv, scenario = 'granted', after = [], stdin: input = ''}) => {
    test.each([
      ['text', []],
      ['json', ['--json']],
    ])('as %s', async (form, flags) => {
      const world = await startWorld(scenario);
      for (const line of after) await world.hconnect(line);
      const {status, stdout, stderr} = await world.hconnect([...argv, ...flags], {stdin: input});
      const shown = [
        `$ hconnect ${[...argv, ...flags].join(' ')}\n`,
        `# status ${status}\n`,
        `# stdout\n${stdout}`,
        `# stderr\n${stderr}`,
      ].join('');
      const file = path.join(root, 'test', 'golden', `${name}.${form}`);
      // The width of a column may follow from a port's or a folder's length: runs of spaces are one.
      const text = settled(shown, world).replace(/(?<=\S) {2,}/g, '  ');
      await expect(text).toMatchFileSnapshot(file);
    });
  },
);
