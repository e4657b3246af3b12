import {testCommand} from '../../matrices/test-command.ts';
import {leadConfiguration} from '../inputs.ts';

testCommand('config:diff', {
  composed: true,
  cases: {
    success: {argv: ['-', 'acme-production'], options: {stdin: leadConfiguration}},
    nothing: {argv: ['acme-production', 'acme-production']},
    failure: {argv: ['-', 'acme-nowhere'], status: 5, options: {stdin: leadConfiguration}},
  },
  goldens: {
    'file-and-connection': {argv: ['-', 'acme-staging'], stdin: leadConfiguration},
    'two-connections': {argv: ['acme-staging', 'acme-production']},
    same: {argv: ['acme-staging', 'acme-staging']},
    'with-connection': {argv: ['acme-staging', 'acme-production', '--with-connection']},
  },
  examples: {
    'hconnect config:diff acme-staging acme-production --detailed-exitcode': {
      status: 2,
      reason: 'they differ',
    },
  },
  faults: [{argv: ['-', 'acme-production'], stdin: leadConfiguration}],
});
