import {testCommand} from '../../matrices/test-command.ts';
import {production} from '../inputs.ts';

/** The config of Account in acme-production, with the field Fax on top. */
const withFax = JSON.stringify({
  access: 'read_only',
  sf_polling_seconds: 600,
  fields: {
    BillingCity: {},
    BillingCountry: {},
    CreatedDate: {},
    ERP_ID__c: {},
    Fax: {},
    Id: {},
    Industry: {},
    IsDeleted: {},
    Name: {},
    Phone: {},
    SystemModstamp: {},
  },
  indexes: {Id: {unique: true}, SystemModstamp: {unique: false}, ERP_ID__c: {unique: true}},
});

testCommand('mappings:edit', {
  cases: {
    success: {argv: ['Account', '--from', '-', ...production], options: {stdin: withFax}},
    nothing: {argv: ['Nothing', '--from', '-', ...production], status: 5},
    failure: {
      argv: ['Account', '--from', '-', ...production],
      status: 65,
      options: {stdin: '{"fields": '},
    },
  },
  goldens: {},
  faults: [{argv: ['Account', '--from', '-', ...production], stdin: withFax}],
});
