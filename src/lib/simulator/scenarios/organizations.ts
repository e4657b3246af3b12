/**
 * The Salesforce organizations of the invented company Acme: production, and a small sandbox.
 */
import type {Organization} from '../model/world.ts';

const custom_fields = {
  Account: ['ERP_ID__c', 'Segment__c'],
  Contact: ['ERP_ID__c', 'Newsletter__c'],
  Opportunity: ['ERP_ID__c'],
  Invoice__c: [
    'Account__c',
    'Amount__c',
    'Due_Date__c',
    'ERP_ID__c',
    'Status__c',
    'Overdue_Days__c double formula',
    'Remarks__c textarea(32768)',
  ],
  Shipment__c: ['Order__c', 'Carrier__c', 'Tracking_Number__c'],
};

export const acmeProduction: Organization = {
  id: '00D000000000001EAA',
  name: 'Acme',
  environment: 'production',
  domain: 'https://login.salesforce.com',
  instance: 'USA101',
  region: 'AWS us-east-1',
  user: {
    id: '005000000000001AAA',
    first_name: 'Casey',
    last_name: 'Sample',
    username: 'integration@acme.example',
    email: 'casey.sample@acme.example',
  },
  rows: {
    Account: 4_218,
    Contact: 9_730,
    Lead: 6_105,
    Opportunity: 2_964,
    Case: 48_250,
    Product2: 312,
    Order: 7_411,
    Task: 126_400,
    User: 58,
    Invoice__c: 15_902,
  },
  custom_fields,
};

export const acmeSandbox: Organization = {
  id: '00D000000000002EAA',
  name: 'Acme Sandbox',
  environment: 'sandbox',
  domain: 'https://test.salesforce.com',
  instance: 'USA102S',
  region: 'AWS us-east-1',
  user: {
    id: '005000000000002AAA',
    first_name: 'Casey',
    last_name: 'Sample',
    username: 'integration@acme.example.sandbox',
    email: 'casey.sample@acme.example',
  },
  rows: {
    Account: 1_204,
    Contact: 2_870,
    Opportunity: 956,
    Product2: 212,
    Case: 1_530,
    User: 24,
  },
  custom_fields,
};
