import {testCommand} from '../../matrices/test-command.ts';
import {nowhere} from '../inputs.ts';

/** An app whose connection is paused. */
const paused = ['--app', 'acme-archive'];

testCommand('connections:resume', {
  cases: {success: {argv: paused}, nothing: nowhere},
  goldens: {wait: {argv: [...paused, '--wait']}},
  faults: [{argv: paused}, {argv: [...paused, '--wait'], looksFrom: 3}],
});
