import {testCommand} from '../../matrices/test-command.ts';

testCommand('access:add', {
  cases: {
    success: {argv: ['acme-production'], scenario: 'default'},
    nothing: {argv: ['acme-nowhere'], status: 5},
  },
  goldens: {
    found: {argv: ['acme-review'], scenario: 'default'},
    'not-yours': {argv: ['acme-nowhere'], scenario: 'default'},
  },
  faults: [{argv: ['acme-review']}],
});
