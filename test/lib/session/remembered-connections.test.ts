import {readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {openRememberedConnections} from '../../../src/lib/session/remembered-connections.ts';
import {openStore} from '../../../src/lib/session/store.ts';
import {createTrust} from '../../../src/lib/session/trusted-hosts.ts';
import {temporaryFolder} from '../../harness/world.ts';

const service = 'https://hc-central.heroku.com';
const ref = {
  id: 'c08fdb87-a196-46aa-8b44-5ad6e9e253c4',
  resource_name: 'herokuconnect-round-1',
  app_name: 'acme-shop',
  region_url: 'https://connect-tokyo.heroku.com',
  app_id: null,
  seen: 0,
};

describe('openRememberedConnections', () => {
  const trust = createTrust([service]);
  const account = {object_name: 'Account', id: 'a-1'};
  const open = (folder: string, warnings: string[] = []) =>
    openRememberedConnections(openStore('places', folder), service, trust, (event) => {
      if (event.type === 'warning') warnings.push(event.text);
    });

  test('remembers connections and the ids of their mappings for the next run', () => {
    const folder = temporaryFolder();
    open(folder).rememberMappings(ref, [account]);
    open(folder).remember([{...ref, app_name: 'acme-shop-2'}]);
    expect(open(folder).all()).toEqual([{...ref, app_name: 'acme-shop-2'}]);
    expect(open(folder).mappings(ref.id)).toEqual([account]);
    open(folder).forget(ref.id);
    expect(open(folder).all()).toEqual([]);
  });

  test('remembers when the connections of an app were listed, and the id of the app', () => {
    const folder = temporaryFolder();
    open(folder).remember([{...ref, app_id: 'an-id'}], 5000);
    open(folder).remember([ref]);
    open(folder).rememberMappings(ref, [account]);
    expect(open(folder).all()).toEqual([{...ref, app_id: 'an-id', seen: 5000}]);
  });

  test('remembers the last of several mappings of one object, and names of any kind', () => {
    const folder = temporaryFolder();
    const contact = {object_name: 'Contact', id: 'c-1'};
    const odd = {object_name: 'A name', id: 'o-1'};
    const broken = {object_name: 'Broken\nContact', id: 'b-1'};
    open(folder).rememberMappings(ref, [contact, {...account, id: 'a-0'}, odd, broken, account]);
    expect(open(folder).mappings(ref.id)).toEqual([contact, account, odd]);
  });

  test('keeps what another command has remembered meanwhile', () => {
    const folder = temporaryFolder();
    open(folder).remember([ref]);
    const slow = open(folder);
    expect(slow.all()).toHaveLength(1);
    const another = {...ref, id: 'other', resource_name: 'herokuconnect-other'};
    open(folder).remember([another]);
    slow.rememberMappings(ref, [account]);
    expect(open(folder).all()).toEqual([ref, another]);
    slow.forget(ref.id);
    expect(open(folder).all()).toEqual([another]);
  });

  test('writes no file when nothing is new', () => {
    const folder = temporaryFolder();
    open(folder).remember([ref]);
    const {ino} = statSync(path.join(folder, 'places.json'));
    open(folder).remember([ref]);
    expect(statSync(path.join(folder, 'places.json')).ino).toBe(ino);
  });

  test('leaves out a connection on a host that is not trusted', () => {
    const folder = temporaryFolder();
    open(folder).remember([{...ref, region_url: 'https://evil.example'}]);
    expect(open(folder).all()).toEqual([]);
  });

  test('warns once, and keeps the file, when the file is broken', () => {
    const folder = temporaryFolder();
    const file = path.join(folder, 'places.json');
    writeFileSync(file, '{');
    const warnings: string[] = [];
    const remembered = open(folder, warnings);
    expect(remembered.all()).toEqual([]);
    remembered.remember([ref]);
    expect(remembered.all()).toEqual([ref]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe('{');
  });

  test('remembers a connection whose id is __proto__', () => {
    const folder = temporaryFolder();
    open(folder).remember([{...ref, id: '__proto__'}]);
    expect(({} as {resource_name?: string}).resource_name).toBeUndefined();
  });

  const numbered = (count: number) =>
    Array.from({length: count}, (_, index) => ({...ref, id: `id-${index}`}));
  const idsIn = (folder: string) =>
    open(folder)
      .all()
      .map(({id}) => id);

  test('forgets the oldest beyond two thousand', () => {
    const folder = temporaryFolder();
    open(folder).remember(numbered(2000));
    open(folder).remember([{...ref, id: 'newest'}]);
    const ids = idsIn(folder);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([2000, 'id-1', 'newest']);
  });

  test('finds nothing to write when the same list is longer than what is kept', () => {
    const folder = temporaryFolder();
    open(folder).rememberMappings(ref, [account]);
    const list = [...numbered(5000), ref];
    const read = () => {
      const remembered = open(folder);
      const write = remembered.postpone();
      for (let at = 0; at < list.length; at += 50) remembered.remember(list.slice(at, at + 50));
      write();
      return statSync(path.join(folder, 'places.json')).ino;
    };
    const first = read();
    expect(read()).toBe(first);
    expect(idsIn(folder)).toHaveLength(2000);
    expect(open(folder).mappings(ref.id)).toEqual([account]);
  });

  test('writes what is postponed once, and has it at once', () => {
    const folder = temporaryFolder();
    const updates: string[] = [];
    const store = openStore('places', folder);
    const counting: typeof store = {
      ...store,
      update: (url, change) => {
        updates.push(url);
        return store.update(url, change);
      },
    };
    const remembered = openRememberedConnections(counting, service, trust, () => undefined);
    const write = remembered.postpone();
    remembered.remember([ref]);
    remembered.rememberMappings({...ref, id: 'other'}, [account]);
    expect(remembered.mappings('other')).toEqual([account]);
    expect([updates.length, idsIn(folder)]).toEqual([0, []]);
    write();
    expect([updates.length, idsIn(folder)]).toEqual([1, [ref.id, 'other']]);
  });
});
