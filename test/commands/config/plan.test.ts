import {testCommand} from '../../matrices/test-command.ts';
import {leadConfiguration, nowhere, production} from '../inputs.ts';

testCommand('config:plan', {
  composed: true,
  cases: {
    success: {argv: ['-', ...production], options: {stdin: leadConfiguration}},
    nothing: {...nowhere, argv: ['-', ...nowhere.argv], options: {stdin: leadConfiguration}},
    failure: {
      argv: ['-', ...production],
      status: 4,
      options: {stdin: leadConfiguration, env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  goldens: {
    prune: {argv: ['-', ...production, '--prune'], stdin: leadConfiguration},
    'prune-markdown': {
      argv: ['-', ...production, '--prune', '--format', 'markdown'],
      stdin: leadConfiguration,
    },
    'nothing-to-do': {
      argv: ['-', ...production],
      before: [['mappings:create', 'Lead', '--field', 'Name', ...production]],
      stdin: leadConfiguration,
    },
  },
  examples: {
    'hconnect config:plan connect.json --app acme-production --format markdown --detailed-exitcode':
      {status: 2, reason: 'there is something to do'},
  },
  faults: [{argv: ['-', ...production], stdin: leadConfiguration}],
});
