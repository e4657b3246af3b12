import {describe, expect, test} from 'vitest';
import {limitsOf} from '../../../../src/lib/domain/check/limits.ts';
import {thresholdsOf, unknownObjects} from '../../../../src/lib/domain/check/thresholds.ts';
import {parseSource} from '../../../../src/lib/domain/source/parse.ts';
import {Failure} from '../../../../src/lib/errors.ts';
import {checked, connectionWith, mappingWith} from '../../../harness/checked.ts';

const read = async (text: string, name = 'limits.yaml') =>
  thresholdsOf(await parseSource(text, name), name);

describe('thresholdsOf', () => {
  test('reads YAML and JSON, by objects in any case, which go before the flags', async () => {
    const yaml = await read('Contact:\n  max_lag: 1h\n  max_errors: 10\nCase: {warn_pending: 5}\n');
    const json = await read('{"CONTACT": {"max_lag": "60m", "max_errors": 10}}', 'limits.json');
    expect(json.limits.get('contact')).toEqual(yaml.limits.get('contact'));
    const limits = limitsOf({errors: {max: 3}, lag: {warn: 1000}}, yaml.limits);
    expect(limits({object_name: 'contact', sf_polling_seconds: 600})).toEqual({
      errors: {max: 10, warn: 0},
      lag: {max: 3_600_000, warn: 1000},
      pending: {max: null, warn: null},
    });
    expect(limits({object_name: 'Case', sf_polling_seconds: 3600})).toEqual({
      errors: {max: 3, warn: 0},
      lag: {max: 7_200_000, warn: 1000},
      pending: {max: null, warn: 5},
    });
  });

  test.each([
    ['- Contact\n', '1:1', 'It must be an object'],
    ['Contact: 5\n', '1:10', 'must be an object'],
    ['Contact:\n  max_lagg: 1h\n', '2:3', 'max_lag'],
    ['Contact:\n  max_lag: 60\n', '2:12', 'time with a unit'],
    ['Contact:\n  max_lag: soon\n', '2:12', 'max_lag'],
    ['Contact:\n  max_errors: -1\n', '2:15', 'whole number'],
    ['Contact:\n  max_errors: "1"\n', '2:15', 'without quotes'],
    ['Contact: {}\ncontact: {}\n', '2:1', 'twice'],
  ])('refuses %j at %s', async (text, position, words) => {
    const failure = (await read(text).catch((error: unknown) => error)) as Failure;
    expect(failure).toBeInstanceOf(Failure);
    expect(failure.kind).toBe('bad_input');
    expect(failure.reason).toContain(`limits.yaml:${position}: `);
    expect(failure.reason).toContain(words);
  });
});

describe('unknownObjects', () => {
  const connections = [checked(connectionWith({mappings: [mappingWith()]}))];

  test('warns of an object that nobody maps, with its position and what was meant', async () => {
    const file = await read('contact: {}\nContcat: {}\n');
    expect(unknownObjects(file, {connections, regions: []})).toMatchObject([
      {
        severity: 'warning',
        message: 'limits.yaml:2:1: no checked connection maps Contcat. Did you mean Contact?',
      },
    ]);
  });

  test('warns of none where a connection could not be read', async () => {
    const file = await read('Contcat: {}\n');
    const unread = checked(connectionWith({mappings: null}));
    expect(unknownObjects(file, {connections: [...connections, unread], regions: []})).toEqual([]);
  });
});
