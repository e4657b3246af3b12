import {startWorld, type Result, type RunOptions} from '../harness/world.ts';

/** How a command is taken through success, nothing and failure. */
export interface Case {
  argv: string[];
  scenario?: string;
  status?: number;
  options?: RunOptions;
}

export interface Cases {
  success: Case;
  /** What there is to say where there is nothing. */
  nothing: Case;
  /** Where it is left out: a token that the service does not accept, which ends in 4. */
  failure?: Case;
}

export const production = ['--app', 'acme-production'];
const nowhere: Case = {argv: ['--app', 'acme-nowhere'], status: 5};
/** A configuration of one mapping. */
export const configuration = JSON.stringify({
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

/** By the command’s id. */
export const cases: Record<string, Cases> = {
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
  'config:apply': {
    success: {argv: ['-', '--yes', ...production], options: {stdin: configuration}},
    nothing: {argv: ['-', '--yes', ...production], status: 65, options: {stdin: ''}},
    failure: {argv: ['-', ...production], status: 64, options: {stdin: configuration}},
  },
  'config:diff': {
    success: {argv: ['-', 'acme-production'], options: {stdin: configuration}},
    nothing: {argv: ['acme-production', 'acme-production']},
    failure: {argv: ['-', 'acme-nowhere'], status: 5, options: {stdin: configuration}},
  },
  'config:plan': {
    success: {argv: ['-', ...production], options: {stdin: configuration}},
    nothing: {argv: ['-', '--app', 'acme-nowhere'], status: 5, options: {stdin: configuration}},
    failure: {
      argv: ['-', ...production],
      status: 4,
      options: {stdin: configuration, env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  'config:promote': {
    success: {argv: ['--from', 'acme-staging', '--to', 'acme-production', '--plan-only']},
    nothing: {argv: ['--from', 'acme-nowhere', '--to', 'acme-production', '--yes'], status: 5},
  },
  'config:rollback': {
    success: {argv: ['-', '--plan-only', ...production], options: {stdin: configuration}},
    nothing: {argv: ['-', '--yes', ...production], status: 65, options: {stdin: ''}},
    failure: {argv: ['-', ...production], status: 64, options: {stdin: configuration}},
  },
  'config:export': {success: {argv: production}, nothing: nowhere},
  'config:format': {
    success: {argv: ['-'], options: {stdin: configuration}},
    nothing: {argv: ['-', '--check'], status: 7, options: {stdin: configuration}},
    failure: {argv: ['-'], status: 65, options: {stdin: '{}'}},
  },
  'config:import': {
    success: {argv: ['-', ...production], options: {stdin: configuration}},
    nothing: {argv: ['-', ...production], status: 65, options: {stdin: ''}},
    failure: {
      argv: ['-', ...production],
      status: 4,
      options: {stdin: configuration, env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  'config:validate': {
    success: {argv: ['-'], options: {stdin: configuration}},
    nothing: {argv: ['-'], status: 65, options: {stdin: ''}},
    failure: {argv: ['-', '--format', 'xml'], status: 64},
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

/** Runs a command of the table, in a world of its own. */
export async function runCase(
  id: string,
  {argv, scenario = 'granted', options}: Case,
  ...flags: string[]
): Promise<Result> {
  const world = await startWorld(scenario);
  return world.hconnect([id, ...argv, ...flags], options);
}
