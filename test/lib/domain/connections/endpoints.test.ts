import {expect, test} from 'vitest';
import {
  documentedEndpoints,
  regionAliases,
  endpointsNamed,
} from '../../../../src/lib/domain/connections/endpoints.ts';

// The hosts of the table “Root Endpoints” of the reference article, December 2022.
const hosts = [
  'connect-dublin',
  'connect-2-dublin',
  'connect-frankfurt',
  'connect-oregon',
  'connect-sydney',
  'connect-tokyo',
  'connect-virginia',
  'connect-2-virginia',
  'connect-3-virginia',
  'connect-4-virginia',
];

test('documentedEndpoints: has every root endpoint of the article', () => {
  expect(documentedEndpoints.map(({url}) => url)).toEqual(
    hosts.map((host) => `https://${host}.heroku.com`),
  );
});

test('regionAliases: has both aliases of the article', () => {
  expect(regionAliases['connect-us']).toBe('virginia');
  expect(regionAliases['connect-eu']).toBe('dublin');
});

test.each([
  ['virginia', ['virginia', 'virginia-2', 'virginia-3', 'virginia-4']],
  ['us', ['virginia', 'virginia-2', 'virginia-3', 'virginia-4']],
  ['connect-eu', ['dublin', 'dublin-2']],
  ['Virginia-3', ['virginia-3']],
  ['connect-3-virginia', ['virginia-3']],
  ['tokyo', ['tokyo']],
  ['mars', []],
])('endpointsNamed: %s gives %j', (wanted, names) => {
  expect(endpointsNamed(documentedEndpoints, wanted).map(({name}) => name)).toEqual(names);
});
