import type {Configuration} from '../configuration/configuration.ts';
import {nameOf} from '../connections/connection-ref.ts';
import type {Connection} from '../connections/connection.ts';
import {isObject, own, sameJson, type Json} from '../json.ts';
import {listed} from '../text/text.ts';

/** What a document says of its connection for people to read; none of it is a setting. */
const informational = ['id', 'resource_name', 'app_name', 'organization_id', 'exported_at'];

/**
 * What has to be confirmed before a document changes a connection, besides its mappings: that it
 * is from another connection or another Salesforce organization.
 *
 * @returns a sentence each; empty where nothing has to be
 */
export function cautionsOf({connection: of}: Configuration, live: Connection): string[] {
  const cautions: string[] = [];
  if (of == null) return cautions;
  const {id, resource_name, organization_id} = of;
  if (typeof id === 'string' && id !== live.id) {
    const name = typeof resource_name === 'string' ? resource_name : id;
    cautions.push(`The file is a backup of ${name}, not of ${nameOf(live)}.`);
  }
  if (
    typeof organization_id === 'string' &&
    live.organization_id !== null &&
    !sameOrganization(organization_id, live.organization_id)
  ) {
    cautions.push(
      `The file is from Salesforce organization ${organization_id}; ${nameOf(live)} uses ${live.organization_id}.`,
    );
  }
  return cautions;
}

/**
 * What an import sends of the connection's own settings that is not as it is. No source tells
 * whether the service applies them.
 *
 * @returns a sentence; empty where the document says nothing of them, or nothing new
 */
export function settingsCautions({connection: of}: Configuration, live: Connection): string[] {
  const changed = Object.entries(of ?? {})
    .filter(
      ([key, value]) => !informational.includes(key) && !isAsItIs(value, own(live.record, key)),
    )
    .map(([key]) => key);
  if (changed.length === 0) return [];
  return [`The file also has connection settings, which may change: ${listed(changed)}.`];
}

/** Whether a value says nothing that the connection does not have; it may have more. */
function isAsItIs(value: Json, live: Json | undefined): boolean {
  if (value === null || value === '' || live === undefined) return (value ?? '') === (live ?? '');
  if (!isObject(value) || !isObject(live)) return sameJson(value, live);
  return Object.entries<Json>(value).every(([key, each]) => isAsItIs(each, own(live, key)));
}

/** Salesforce writes an id with 15 characters, or with 18 where case may be lost. */
function sameOrganization(one: string, other: string): boolean {
  return one.slice(0, 15) === other.slice(0, 15);
}
