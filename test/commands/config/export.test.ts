import {testCommand} from '../../matrices/test-command.ts';
import {nowhere, production} from '../inputs.ts';

testCommand('config:export', {
  cases: {success: {argv: production}, nothing: nowhere},
  goldens: {
    'json-to-stdout': {argv: production},
    'yaml-to-stdout': {argv: [...production, '--format', 'yaml']},
  },
  examples: {
    'hconnect config:export --app acme-production --output connect.json': {
      before: 'rm connect.json',
    },
    'hconnect config:export --app acme-production --split mappings --format yaml': {
      before: 'rm -r mappings',
    },
  },
  faults: [
    {argv: production},
    {argv: [...production, '--output', 'connect.json'], writes: 'connect.json'},
    {argv: [...production, '--raw'], verbatim: true},
  ],
});
