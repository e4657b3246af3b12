import {describe, expect, test} from 'vitest';
import {splitDocument, type KnownFile} from '../../../../src/lib/domain/configuration/split.ts';
import {configurationOf} from '../../../harness/configurations.ts';

const mapping = (object_name: string) => ({object_name, config: {fields: {}}});
const documentOf = (...objects: string[]) => ({mappings: objects.map(mapping), version: 1});

function namesFor(objects: string[], known: KnownFile[] = [], format: 'json' | 'yaml' = 'json') {
  const {files, gone} = splitDocument(configurationOf(documentOf(...objects)), known, format);
  return {files: files.map(({name}) => name), gone};
}

describe('splitDocument', () => {
  test('writes a file for each mapping, and one for the rest', () => {
    expect(
      splitDocument(
        configurationOf({...documentOf('Account'), connection: {name: ''}}),
        [],
        'yaml',
      ),
    ).toEqual({
      files: [
        {name: 'Account.yaml', value: mapping('Account')},
        {name: 'connection.yaml', value: {connection: {name: ''}, version: 1}},
      ],
      gone: [],
    });
    expect(splitDocument(configurationOf({mappings: []}), [], 'json').files).toEqual([]);
  });

  test('gives names that every file system takes, and no name twice', () => {
    expect(namesFor(['ACCOUNT', 'Account', 'account']).files).toEqual([
      'ACCOUNT.json',
      'Account~2.json',
      'account~3.json',
      'connection.json',
    ]);
    expect(namesFor(['../../etc/passwd', 'a/b', 'a\\b', 'CON', 'Connection', '']).files).toEqual([
      'mapping.json',
      '______etc_passwd.json',
      'CON~.json',
      'Connection~2.json',
      'a_b.json',
      'a_b~2.json',
      'connection.json',
    ]);
    expect(namesFor(['x'.repeat(1_000_000)]).files[0]).toBe(`${'x'.repeat(100)}.json`);
  });

  test('keeps the names of files that are there', () => {
    const known: KnownFile[] = [
      {name: 'accounts.json', format: 'json', value: mapping('Account')},
      {name: 'Lead.json', format: 'json', value: mapping('Contact')},
    ];
    expect(namesFor(['Account', 'Contact', 'Lead'], known)).toEqual({
      files: ['accounts.json', 'Lead.json', 'Lead~2.json', 'connection.json'],
      gone: [],
    });
  });

  test('removes the files of mappings and formats that are gone, and no others', () => {
    const known: KnownFile[] = [
      {name: 'Account.json', format: 'json', value: mapping('Account')},
      {name: 'Gone.yaml', format: 'yaml', value: mapping('Gone')},
      {name: 'connection.json', format: 'json', value: {connection: {}}},
      {name: 'package.json', format: 'json', value: {name: 'acme'}},
      {name: 'broken.json', format: 'json', value: null},
    ];
    expect(namesFor(['Account'], known, 'yaml')).toEqual({
      files: ['Account.yaml', 'connection.yaml'],
      gone: ['Account.json', 'Gone.yaml', 'connection.json'],
    });
  });
});
