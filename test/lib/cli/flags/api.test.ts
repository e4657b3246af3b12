import {describe, expect, test} from 'vitest';
import {buildCall} from '../../../../src/lib/cli/flags/api.ts';

describe('buildCall', () => {
  test('puts the fields of a GET into the query, as typed', () => {
    const field = ['app=acme', 'deep=true', 'v=65.0', 'n=1e3', 'o={"a": 1}', 'e=', 'app=b'];
    expect(buildCall('/connections', {method: 'get', field}, undefined)).toMatchObject({
      method: 'GET',
      query: {
        app: ['acme', 'b'],
        deep: ['true'],
        v: ['65.0'],
        n: ['1e3'],
        o: ['{"a": 1}'],
        e: [''],
      },
    });
  });

  test('sends a POST when there are fields, unless a method is given', () => {
    const {method, body} = buildCall('/x', {field: ['n=1'], method: 'patch'}, undefined);
    expect([method, body]).toEqual(['PATCH', '{"n":1}']);
    expect(buildCall('/x', {field: ['n=1']}, undefined).method).toBe('POST');
  });

  test.each([
    ['1', '1'],
    ['-0.5', '-0.5'],
    ['65.0', '"65.0"'],
    ['1e3', '"1e3"'],
    ['-0', '"-0"'],
    ['007', '"007"'],
    ['0x10', '"0x10"'],
    ['12345678901234567890', '"12345678901234567890"'],
    ['1e999', '"1e999"'],
    ['NaN', '"NaN"'],
    ['true', 'true'],
    ['null', 'null'],
    ['"65"', '"65"'],
    ['{"v":65.0,"n":12345678901234567890}', '{"v":65.0,"n":12345678901234567890}'],
    ['[1.0]', '[1.0]'],
    ['text', '"text"'],
    ['{not json}', '"{not json}"'],
    ['', '""'],
  ])('sends the field %s in a body as %s', (value, sent) => {
    expect(buildCall('/x', {field: [`f=${value}`]}, undefined).body).toBe(`{"f":${sent}}`);
    expect(buildCall('/x', {'raw-field': [`f=${value}`]}, undefined).body).toBe(
      `{"f":${JSON.stringify(value)}}`,
    );
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
    [{field: ['a=b', 'a=c']}, undefined],
    [{field: ['a=b'], 'raw-field': ['a=c']}, undefined],
  ])('refuses %j', (flags, body) => {
    expect(() => buildCall('/x', flags, body)).toThrow(
      expect.objectContaining({kind: 'usage'}) as Error,
    );
  });
});
