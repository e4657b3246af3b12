import {testCommand} from '../../matrices/test-command.ts';
import {leadConfiguration} from '../inputs.ts';

const commented = `# The mappings of acme.

version: 1
mappings:
  # Leads come from the web site.
  - config:
      fields: {SystemModstamp: {}, Id: {}}
      access: read_only # nobody writes them
    object_name: Lead
`;

testCommand('config:format', {
  cases: {
    success: {argv: ['-'], options: {stdin: leadConfiguration}},
    nothing: {argv: ['-', '--check'], status: 7, options: {stdin: leadConfiguration}},
    failure: {argv: ['-'], status: 65, options: {stdin: '{}'}},
  },
  goldens: {
    json: {argv: ['-'], stdin: leadConfiguration},
    yaml: {argv: ['-'], stdin: commented},
    check: {argv: ['-', '--check'], stdin: leadConfiguration},
    'key-twice': {
      argv: ['-'],
      stdin: leadConfiguration.replace('"access"', '"access": "read_write", "access"'),
    },
  },
  examples: {
    'hconnect config:format --check mappings    # in CI: status 7 where a file would change': {
      before: 'hconnect config:format mappings',
    },
    'hconnect config:format - < connect.yaml': {
      before: 'hconnect config:export --app acme-production --output connect.yaml',
    },
  },
  faults: [],
});
