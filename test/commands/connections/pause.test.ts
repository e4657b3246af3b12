import {testCommand} from '../../matrices/test-command.ts';
import {nowhere, production} from '../inputs.ts';

testCommand('connections:pause', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {
    paused: {argv: production},
    wait: {argv: [...production, '--wait']},
    already: {argv: ['--app', 'acme-archive']},
    refused: {argv: ['--app', 'acme-support']},
  },
  faults: [{argv: production}, {argv: [...production, '--wait'], looksFrom: 3}],
});
