import {testCommand} from '../../matrices/test-command.ts';
import {leadConfiguration, production, productionResource} from '../inputs.ts';

testCommand('config:apply', {
  composed: true,
  cases: {
    success: {argv: ['-', '--yes', ...production], options: {stdin: leadConfiguration}},
    nothing: {argv: ['-', '--yes', ...production], status: 65, options: {stdin: ''}},
    failure: {argv: ['-', ...production], status: 64, options: {stdin: leadConfiguration}},
  },
  goldens: {
    'to-a-paused-connection': {
      argv: ['-', ...production, '--yes'],
      before: [['connections:pause', ...production, '--wait']],
      stdin: leadConfiguration,
    },
    'to-a-new-connection': {
      argv: ['-', '--app', 'acme-onboarding', '--yes'],
      stdin: leadConfiguration,
    },
    applied: {argv: ['-', ...production, '--yes'], stdin: leadConfiguration},
    'prune-wait': {
      argv: ['-', ...production, '--prune', '--wait', '--confirm', productionResource],
      stdin: leadConfiguration,
    },
    'without-consent': {argv: ['-', ...production], stdin: leadConfiguration},
    'prune-without-confirm': {
      argv: ['-', ...production, '--prune', '--yes'],
      stdin: leadConfiguration,
    },
  },
  examples: {
    'hconnect config:apply plan.json --confirm herokuconnect-regular-10482 --wait': {
      before: 'hconnect config:plan connect.json --app acme-production --prune --output plan.json',
    },
    'hconnect config:apply mappings/ --app acme-review --overlay review.yaml --yes': {
      before: 'hconnect connections:configure -a acme-review --db-key DATABASE_URL',
    },
  },
  faults: [
    {argv: ['-', ...production, '--yes'], stdin: leadConfiguration, continues: true, looksFrom: 3},
    {
      argv: ['-', ...production, '--yes', '--wait'],
      stdin: leadConfiguration,
      continues: true,
      looksFrom: 3,
    },
  ],
});
