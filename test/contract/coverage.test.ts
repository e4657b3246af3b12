import {expect, test} from 'vitest';
import {commands} from '../../src/command-table.ts';
import {endpointOf} from './exchange/exchange.ts';
import {exchanges} from './exchanges/index.ts';
import {placeholders} from './exchange/names.ts';
import {sections} from './exchange/sources.ts';

/** Every endpoint, as the reference article writes it and in its order. */
const endpoints = [
  'POST https://hc-central.heroku.com/auth/<app>',
  'GET /connections',
  'GET /connections/<connection_id>',
  'PATCH /connections/<connection_id>',
  'POST /connections/<connection_id>/authorize_url',
  'POST /connections/<connection_id>/actions/pause',
  'POST /connections/<connection_id>/actions/resume',
  'POST /connections/<connection_id>/actions/restart',
  'POST /connections/<connection_id>/actions/export',
  'GET /connections/<connection_id>/actions/export',
  'POST /connections/<connection_id>/actions/import',
  'GET /mappings/<mapping_id>',
  'POST /connections/<connection_id>/mappings',
  'PUT /mappings/<mapping_id>',
  'DELETE /mappings/<mapping_id>',
  'POST /mappings/<mapping_id>/actions/reload',
  'POST /mappings/<mapping_id>/actions/abort',
];

test('exchanges: has one for every endpoint of the reference article', () => {
  const had = exchanges.map((exchange) => endpointOf(exchange, placeholders));
  expect(endpoints.filter((endpoint) => !had.includes(endpoint))).toEqual([]);
});

test('exchanges: has one for every section of the reference article', () => {
  const cited = exchanges.flatMap(({sources}) => sources as readonly string[]);
  const missing = sections.filter((section) => !cited.includes(`reference article, ${section}`));
  expect(missing).toEqual([]);
});

test('exchanges: gives each a title of its own', () => {
  const titles = exchanges.map(({title}) => title);
  expect(titles).toEqual([...new Set(titles)]);
});

// Once a command exists, its client halves are to be written in the place of the promise.
test('exchanges: has a client half when the command that it waits for exists', () => {
  const waiting = exchanges.flatMap(({client, ...rest}) =>
    client === null && 'reason' in rest ? [{title: rest.title, reason: rest.reason}] : [],
  );
  for (const {title, reason} of waiting) {
    expect(reason, title).toMatch(/\S/);
    const promised = reason.match(/\b[a-z]+:[a-z]+\b/g) ?? [];
    expect(
      promised.filter((id) => id in commands),
      title,
    ).toEqual([]);
  }
});
