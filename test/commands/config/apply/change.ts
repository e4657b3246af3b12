import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect} from 'vitest';
import {canonicalConfig, parseConfig} from '../../../../src/lib/domain/configuration/config.ts';
import type {Json, JsonObject} from '../../../../src/lib/domain/json.ts';
import {startWorld, temporaryFolder, type Result, type World} from '../../../harness/world.ts';

/*
 * One change of a configuration that has every kind of step, and what has to hold of it whatever
 * happens on the way.
 */

export interface Change {
  world: World;
  /** The configuration that is wanted. */
  file: string;
  /** The configuration of the connection, in canonical order. */
  live(): Promise<Mapping[]>;
  wanted: Mapping[];
  /** Requests that change something, as the service has met them: “POST 201 /mappings”. */
  changes(): string[];
  apply(...more: string[]): Promise<Result>;
}

export interface Mapping {
  object_name: string;
  config: JsonObject;
}

export const connection = 'herokuconnect-regular-10482';
const production = ['--app', 'acme-production'];
const system = {CreatedDate: {}, Id: {}, IsDeleted: {}, SystemModstamp: {}};
const indexes = {Id: {unique: true}, SystemModstamp: {unique: false}};
const settings = {
  sf_notify_enabled: false,
  sf_polling_seconds: 600,
  sf_max_daily_api_calls: 30_000,
};

/** The steps of the change, in their order. */
export const steps = [
  'PUT Account',
  'PUT Contact',
  'POST Lead',
  'POST Order',
  'DELETE Case',
] as const;

/** The arguments of the command that makes the change. */
export function applying(file: string): string[] {
  return ['config:apply', file, ...production, '--prune', '--confirm', connection];
}

/** What the change makes of an exported configuration. */
export function wantedOf(exported: Mapping[]): Mapping[] {
  const kept = exported
    .filter(({object_name}) => object_name !== 'Case')
    .map(({object_name, config}): Mapping => {
      const fields = {...(config.fields as JsonObject)};
      if (object_name === 'Account')
        return {object_name, config: {...config, fields: {...fields, Fax: {}}}};
      if (object_name === 'Contact')
        return {object_name, config: {...config, sf_polling_seconds: 120}};
      return {object_name, config};
    });
  const created = ['Lead', 'Order'].map((object_name) => ({
    object_name,
    config: {access: 'read_only', ...settings, fields: {...system}, indexes},
  }));
  return [...kept, ...created];
}

/** A world in which the change waits to be made; the connection’s place is remembered. */
export async function startChange(): Promise<Change> {
  const world = await startWorld('granted');
  const live = async () => {
    const {stdout} = await world.hconnect(['config:export', ...production]);
    return (JSON.parse(stdout) as {mappings: Mapping[]}).mappings;
  };
  const file = path.join(temporaryFolder(), 'connect.json');
  const wanted = wantedOf(await live());
  writeFileSync(file, JSON.stringify({mappings: wanted}));
  return {
    world,
    file,
    live,
    wanted,
    changes: () =>
      world.simulator
        .requests()
        .filter(({method, path: at}) => method !== 'GET' && at.includes('/mappings'))
        .map(({method, status}) => `${method} ${status}`),
    apply: (...more) => world.hconnect([...applying(file), ...more]),
  };
}

/** Sets a fault for the service's next requests. */
export async function fault({world}: Change, body: Record<string, Json>): Promise<void> {
  const url = `${world.simulator.control_url}/faults`;
  const answer = await fetch(url, {method: 'POST', body: JSON.stringify(body)});
  expect(answer.ok, await answer.text()).toBe(true);
}

/** Expects that the change was made, once and whole, and that another apply finds nothing to do. */
export async function expectMade(change: Change): Promise<void> {
  expect(plain(await change.live())).toEqual(plain(change.wanted));
  const before = change.changes().length;
  const again = await change.apply('--json');
  expect(again).toMatchObject({status: 0, stderr: ''});
  expect(JSON.parse(again.stdout)).toMatchObject({outcome: 'already', steps: [], backup: null});
  expect(change.changes()).toHaveLength(before);
}

/** Mappings by their objects, in a form in which equal ones are equal. */
export function plain(mappings: Mapping[]): JsonObject {
  return Object.fromEntries(
    mappings.map(({object_name, config}) => [object_name, canonicalConfig(parseConfig(config))]),
  );
}
