import {expect, test} from 'vitest';
import {
  describeSelector,
  matches,
  nameOf,
} from '../../../../src/lib/domain/connections/connection-ref.ts';

const ref = {
  id: 'c08fdb87-a196-46aa-8b44-5ad6e9e253c4',
  resource_name: 'herokuconnect-round-1',
  app_name: 'acme-shop',
  region_url: 'https://connect-tokyo.heroku.com',
};

test.each([
  [{app: 'acme-shop'}, true],
  [{app: 'ACME-shop'}, true],
  [{app: 'acme'}, false],
  [{resource: 'HerokuConnect-Round-1'}, true],
  [{resource: ref.id.toUpperCase()}, true],
  [{resource: 'herokuconnect-round'}, false],
  [{connection: 'herokuconnect-round-1'}, true],
  [{connection: ref.id}, true],
  [{connection: 'acme-shop'}, true],
  [{connection: 'round'}, false],
  [{app: 'acme-shop', resource: 'herokuconnect-round-2'}, false],
  [{}, true],
])('matches: %j fits the connection: %j', (selector, named) => {
  expect(matches(ref, selector)).toBe(named);
});

test('nameOf: gives the id when a connection has no names', () => {
  const bare = {...ref, resource_name: null, app_name: null};
  expect(nameOf(bare)).toBe(ref.id);
});

test('describeSelector: describes a selector as it was given', () => {
  expect(describeSelector({app: 'acme', resource: 'r-1'})).toBe('app acme, resource r-1');
  expect(describeSelector({connection: 'acme'})).toBe('acme');
});
