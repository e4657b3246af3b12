import {testCommand} from '../matrices/test-command.ts';
import {production} from './inputs.ts';

testCommand('api', {
  cases: {
    success: {argv: ['/connections/{connection}', ...production]},
    nothing: {argv: ['/connections/{connection}/nothing', ...production], status: 5},
    failure: {
      argv: ['/connections', '--region', 'tokyo'],
      status: 4,
      options: {env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  goldens: {
    get: {argv: ['/apps/acme-production', ...production]},
    'no-connection': {argv: ['/connections']},
    'no-body': {
      argv: ['/connections/{connection}/actions/pause', ...production, '--method', 'POST'],
    },
  },
  faults: [
    {argv: ['/connections/{connection}', ...production], raw: true, verbatim: true},
    {argv: ['/connections', '--region', 'virginia-3', '--paginate'], verbatim: true},
    {
      argv: ['/connections/{connection}', ...production, '-X', 'PATCH', '--field', 'name=shop'],
      raw: true,
      verbatim: true,
    },
  ],
});
