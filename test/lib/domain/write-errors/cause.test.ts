import {describe, expect, test} from 'vitest';
import {causeOf} from '../../../../src/lib/domain/write-errors/cause.ts';
import {
  codes,
  explainCode,
  writeErrorCodes,
} from '../../../../src/lib/domain/write-errors/codes.ts';

const id = '001800000012345AAA';

describe('causeOf', () => {
  test.each([
    [
      'Required fields are missing: [LastName]',
      'REQUIRED_FIELD_MISSING',
      'LastName',
      'Required fields are missing: [LastName]',
    ],
    [
      `duplicate value found: PG_ID__c duplicates value on record with id: ${id}`,
      'DUPLICATE_VALUE',
      'PG_ID__c',
      'duplicate value found: PG_ID__c duplicates value on record with id: <id>',
    ],
    [
      'duplicate value found: Contact_External_ID__c duplicates value on record with id: a006..',
      'DUPLICATE_VALUE',
      'Contact_External_ID__c',
      'duplicate value found: Contact_External_ID__c duplicates value on record with id: <value>..',
    ],
    ['entity is deleted', 'ENTITY_IS_DELETED', null, 'entity is deleted'],
    ['Entity Is Deleted', 'ENTITY_IS_DELETED', null, 'Entity Is Deleted'],
    [
      'owner is inactive, cannot reparent record',
      'INACTIVE_OWNER_OR_USER',
      null,
      'owner is inactive, cannot reparent record',
    ],
    [
      'Phone: data value too large: +49 30 1234\n5678 (max length=40)',
      'STRING_TOO_LONG',
      'Phone',
      'Phone: data value too large: <value> (max length=40)',
    ],
    [
      'Industry: bad value for restricted picklist field: Other',
      'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
      'Industry',
      'Industry: bad value for restricted picklist field: <value>',
    ],
    [
      `unable to obtain exclusive access to this record or 2 records: ${id},${id}`,
      'UNABLE_TO_LOCK_ROW',
      null,
      'unable to obtain exclusive access to this record',
    ],
    [
      'Foreign key external ID: ACME-77 not found for field PG_ID__c in entity Account',
      'INVALID_FIELD',
      'PG_ID__c',
      'Foreign key external ID: <value> not found for field PG_ID__c in entity Account',
    ],
    [
      'Unable to create/update fields: Fax, Name. Please check the security settings.',
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      'Fax, Name',
      'Unable to create/update fields: Fax, Name. Please check the security settings.',
    ],
    [
      'FIELD_CUSTOM_VALIDATION_EXCEPTION:Amount must be below 500.00 in 2026.:Amount --',
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      'Amount',
      'Amount must be below <number> in <number>.',
    ],
    ['A_CODE_OF_TOMORROW: Something.', 'A_CODE_OF_TOMORROW', null, 'Something.'],
    ['Enter an address in the country.', null, null, 'Enter an address in the country.'],
    [null, null, null, 'No message.'],
    [' \n', null, null, 'No message.'],
  ])('of %j: code, field and masked message', (text, code, field, message) => {
    expect(causeOf(text)).toEqual({code, field, message});
  });

  test('of 100 kB: keeps the beginning, and is quick', () => {
    const before = performance.now();
    const {message} = causeOf(`Apex failed: ${'x1 "'.repeat(25_000)}`);
    expect(message.length).toBeLessThan(3000);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('the table of codes', () => {
  test('explains each, whose fault it is and what to do', () => {
    for (const {meaning, advice, avoid} of writeErrorCodes) {
      for (const said of [meaning, advice, ...(avoid === null ? [] : [avoid])]) {
        expect(said).toMatch(/^[A-Z].*\.$/s);
      }
    }
    expect(writeErrorCodes.map(({name}) => name)).toEqual(Object.keys(codes));
  });

  test('shows a code that is not in it as it is', () => {
    expect(explainCode('A_CODE_OF_TOMORROW')).toMatchObject({
      name: 'A_CODE_OF_TOMORROW',
      fault: 'unknown',
    });
    expect(explainCode(null).name).toBe('(no code)');
  });
});
