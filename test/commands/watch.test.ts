import {testCommand} from '../matrices/test-command.ts';
import {nowhere} from './inputs.ts';

/** A minute of it, which takes no time: the clock of the tests goes on by sleeping. */
const minute = ['--duration', '1m'];
/** What `timeout` ends with, whatever the program does. */
const ended = {endAfter: 3, status: 124};

testCommand('watch', {
  composed: true,
  cases: {
    success: {argv: ['acme-production', ...minute]},
    nothing: {...nowhere, argv: ['nowhere']},
  },
  goldens: {
    one: {argv: ['acme-production', ...minute]},
    all: {argv: minute},
    broken: {argv: minute, scenario: 'errors'},
    none: {argv: minute, scenario: 'empty'},
    reloading: {
      argv: ['acme-production', ...minute],
      before: [['mappings:reload', 'Contact', '--app', 'acme-production', '--confirm', 'Contact']],
    },
    'unknown-name': {argv: ['acme-production', 'acme-prodution', ...minute]},
    'app-without-connections': {argv: ['--app', 'acme-nowhere', ...minute]},
    'no-time': {argv: ['--duration', '1']},
  },
  examples: {
    'hconnect watch': ended,
    'hconnect watch acme-production acme-billing': ended,
    'hconnect watch --region us': ended,
    [`hconnect watch --json --duration 1h | jq -r 'select(.health == "failed") | .message'`]: {
      endAfter: 3,
    },
  },
  faults: [
    {argv: ['acme-production', '--duration', '4s'], looksFrom: 2, partial: true, lines: true},
    {argv: ['--duration', '4s'], looksFrom: 0, partial: true, lines: true},
  ],
});
