import {describe, expect, test} from 'vitest';
import {buildCall} from '../../../../src/lib/cli/flags/api.ts';

describe('buildCall', () => {
  test('puts the fields of a GET into the query', () => {
    expect(
      buildCall('/connections', {method: 'get', field: ['app=acme', 'deep=true']}, undefined),
    ).toMatchObject({
      method: 'GET',
      query: {app: 'acme', deep: 'true'},
    });
  });

  test('sends a POST when there are fields, unless a method is given', () => {
    const field = ['n=1', 't=true', 's=text', 'o={"a":[1]}', 'e='];
    expect(buildCall('/x', {field, method: 'patch'}, undefined)).toMatchObject({
      method: 'PATCH',
      json: {n: 1, t: true, s: 'text', o: {a: [1]}, e: ''},
    });
    expect(buildCall('/x', {'raw-field': ['n=1'], method: 'POST'}, undefined)).toMatchObject({
      json: {n: '1'},
    });
  });

  test('sends a body as it is, as JSON unless a header has another type', () => {
    expect(buildCall('/x', {}, '{"a":1}')).toMatchObject({
      method: 'POST',
      body: '{"a":1}',
      headers: {'content-type': 'application/json'},
    });
    expect(buildCall('/x', {header: ['Content-Type: text/plain']}, 'a').headers).toEqual({
      'content-type': 'text/plain',
    });
  });

  test.each([
    [{method: 'TRACE'}, undefined],
    [{field: ['no-equals']}, undefined],
    [{field: ['=x']}, undefined],
    [{header: ['Authorization: Bearer x']}, undefined],
    [{header: ['nothing']}, undefined],
    [{field: ['a=b']}, '{}'],
  ])('refuses %j', (flags, body) => {
    expect(() => buildCall('/x', flags, body)).toThrow(
      expect.objectContaining({kind: 'usage'}) as Error,
    );
  });
});
