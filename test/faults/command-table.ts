/*
 * Every command that talks to the service, with the command lines that are taken through the
 * faults. A new command needs a line here; a test compares the table with the program.
 */

/** A command line, and what has to be known of it to say how it ends. */
export interface Row {
  argv: readonly string[];
  stdin?: string;
  /** The exit status where nothing goes wrong. */
  status?: number;
  /** Other statuses that are right where an answer says what is not so. */
  mayEnd?: readonly number[];
  /** From this request on each is a look of a wait, which outlives what passes. Counted from 0. */
  looksFrom?: number;
  /** It prints what comes after the first request, whatever it is. */
  raw?: boolean;
  /** It prints the answer's own text, which is data and may hold anything. */
  verbatim?: boolean;
  /** So many requests run side by side, and each has to fail for the command to fail. */
  parallel?: number;
  /** It has an answer on stdout though it fails: what it could find out. */
  partial?: boolean;
  /** It begins with what is there, so that the same command goes on from wherever it was broken off. */
  goesOn?: boolean;
  /** The file that it writes where it succeeds. */
  writes?: string;
}

const production = ['--app', 'acme-production'];

const configuration = JSON.stringify({
  mappings: [
    {
      object_name: 'Lead',
      config: {
        access: 'read_only',
        fields: {CreatedDate: {}, Id: {}, IsDeleted: {}, SystemModstamp: {}},
        indexes: {Id: {unique: true}, SystemModstamp: {unique: false}},
        sf_max_daily_api_calls: 30_000,
        sf_notify_enabled: false,
        sf_polling_seconds: 600,
      },
    },
  ],
});

const edited = JSON.stringify({
  access: 'read_only',
  sf_polling_seconds: 600,
  fields: {
    BillingCity: {},
    BillingCountry: {},
    CreatedDate: {},
    ERP_ID__c: {},
    Fax: {},
    Id: {},
    Industry: {},
    IsDeleted: {},
    Name: {},
    Phone: {},
    SystemModstamp: {},
  },
  indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, ERP_ID__c: {unique: true}},
});

export const rows: Readonly<Record<string, readonly Row[]>> = {
  'access:add': [{argv: ['acme-review']}],
  'auth:login': [{argv: ['--with-token'], stdin: '00000000-51a1-4000-8000-000000000000\n'}],
  'auth:status': [{argv: [], partial: true}],
  'config:apply': [
    {argv: ['-', ...production, '--yes'], stdin: configuration, goesOn: true},
    {
      argv: ['-', ...production, '--yes', '--wait'],
      stdin: configuration,
      goesOn: true,
      looksFrom: 3,
    },
  ],
  'config:diff': [{argv: ['-', 'acme-production'], stdin: configuration}],
  'config:export': [
    {argv: production},
    {argv: [...production, '--output', 'connect.json'], writes: 'connect.json'},
    {argv: [...production, '--raw'], verbatim: true},
  ],
  'config:import': [
    {argv: ['-', ...production], stdin: configuration},
    {argv: ['-', ...production, '--upload', '--wait'], stdin: configuration, looksFrom: 3},
  ],
  'config:plan': [{argv: ['-', ...production], stdin: configuration}],
  'config:promote': [
    {
      argv: [
        ...['--from', 'acme-staging', '--to', 'acme-production'],
        ...['--confirm', 'herokuconnect-regular-10482', '--yes'],
      ],
      goesOn: true,
      mayEnd: [64],
    },
  ],
  'config:rollback': [
    {
      argv: ['-', ...production, '--confirm', 'herokuconnect-regular-10482'],
      stdin: configuration,
      goesOn: true,
      mayEnd: [64],
    },
  ],
  'config:validate': [
    {argv: ['-', '--live', ...production], stdin: configuration, mayEnd: [65], partial: true},
  ],
  'connections:authorize': [{argv: ['--app', 'acme-onboarding']}],
  'connections:configure': [
    {argv: ['--app', 'acme-onboarding', '--db-key', 'DATABASE_URL'], looksFrom: 2},
  ],
  'connections:info': [{argv: production}],
  'connections:list': [
    {argv: [], partial: true, parallel: 3},
    {argv: ['--app', 'acme-billing'], partial: true, parallel: 2},
  ],
  'connections:pause': [{argv: production}, {argv: [...production, '--wait'], looksFrom: 3}],
  'connections:restart': [{argv: production}, {argv: [...production, '--wait'], looksFrom: 3}],
  'connections:resume': [
    {argv: ['--app', 'acme-archive']},
    {argv: ['--app', 'acme-archive', '--wait'], looksFrom: 3},
  ],
  'connections:wait': [{argv: production, looksFrom: 1}],
  'mappings:abort': [{argv: ['Account', ...production]}],
  'mappings:create': [
    {argv: ['Lead', '--field', 'Name', ...production]},
    {argv: ['Lead', '--field', 'Name', ...production, '--wait'], looksFrom: 3},
  ],
  'mappings:delete': [
    {argv: ['Account', '--confirm', 'Account', ...production]},
    {argv: ['Account', '--confirm', 'Account', ...production, '--wait'], looksFrom: 3},
  ],
  'mappings:edit': [{argv: ['Account', '--from', '-', ...production], stdin: edited}],
  'mappings:info': [{argv: ['Account', ...production]}],
  'mappings:list': [{argv: production}],
  'mappings:reload': [
    {argv: ['Account', '--confirm', 'Account', ...production]},
    {argv: ['Account', '--confirm', 'Account', ...production, '--wait'], looksFrom: 3},
  ],
  'mappings:update': [
    {argv: ['Account', '--add-field', 'Fax', ...production]},
    {argv: ['Account', '--add-field', 'Fax', ...production, '--wait'], looksFrom: 4},
  ],
  'mappings:wait': [{argv: production, looksFrom: 2}],
  api: [
    {argv: ['/connections/{connection}', ...production], raw: true, verbatim: true},
    {argv: ['/connections', '--region', 'virginia-3', '--paginate'], verbatim: true},
    {
      argv: ['/connections/{connection}', ...production, '-X', 'PATCH', '--field', 'name=shop'],
      raw: true,
      verbatim: true,
    },
  ],
};

/** Commands that ask no service, and those that start other programs, which ask it themselves. */
export const withoutService: readonly string[] = [
  'auth:logout',
  'complete',
  'completion',
  'config:format',
  'demo',
  'explain',
  'help',
  'simulator:run',
  'simulator:start',
];

/** Every row, as the cases of a test: its name, its command, itself, and where its faults begin. */
export const cases = Object.entries(rows).flatMap(([id, all]) =>
  // Other ways of the same command begin as the first one does.
  all.map((row, index) => [[id, ...row.argv].join(' '), id, row, index === 0 ? 0 : 1] as const),
);
