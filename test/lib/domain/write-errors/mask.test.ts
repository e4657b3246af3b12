import fc from 'fast-check';
import {expect, test} from 'vitest';
import {maskValues} from '../../../../src/lib/domain/write-errors/mask.ts';

test.each([
  ['record 001800000012345AAA is locked', 'record <id> is locked'],
  ['record 00180000001234A, 0018000', 'record <id>, <number>'],
  ['row 3f2504e0-4f89-11d3-9a0c-0305e82c3301.', 'row <id>.'],
  ['since 2026-01-15T09:00:00.000Z it is', 'since <time> it is'],
  ['on 2026-01-15, at 09:30', 'on <time>, at <number>'],
  ['mail to jo.doe+1@mail.example.com now', 'mail to <value> now'],
  ['bad “Smith & Co”, ‘x’, "y" and \'z\'', 'bad <value>, <value>, <value> and <value>'],
  ["it isn't the owner's 7 or -8.5", "it isn't the owner's <number> or <number>"],
  ['order ORD-2291 of 10%', 'order <value> of <number>%'],
  ['Field Address2 or Score_2024__c is wrong', 'Field Address2 or Score_2024__c is wrong'],
  ['an open "quote\nends nowhere', 'an open "quote\nends nowhere'],
  ['nothing to mask', 'nothing to mask'],
  ['', ''],
])('maskValues: makes of %j %j', (message, masked) => {
  expect(maskValues(message)).toBe(masked);
});

test('maskValues: ends for every text, and leaves what has no value', () => {
  fc.assert(
    fc.property(fc.string({unit: 'binary', maxLength: 300}), (text) => {
      const masked = maskValues(text);
      if (!/[\d@"“‘']/.test(text)) expect(masked).toBe(text);
    }),
  );
});
