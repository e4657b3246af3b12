import {testCommand} from '../../matrices/test-command.ts';
import {configureReview, nowhere, production, review} from '../inputs.ts';

testCommand('connections:configure', {
  cases: {
    success: {argv: [...production, '--name', 'shop']},
    nothing: {...nowhere, argv: [...nowhere.argv, '--name', 'x']},
    failure: {
      argv: [...production, '--name', 'x'],
      status: 4,
      options: {env: {HCONNECT_TOKEN: 'wrong'}},
    },
  },
  goldens: {
    configured: {argv: configureReview.slice(1)},
    'unknown-database': {argv: [...review, '--db-key', 'NO_SUCH_URL']},
  },
  faults: [{argv: ['--app', 'acme-onboarding', '--db-key', 'DATABASE_URL'], looksFrom: 4}],
});
