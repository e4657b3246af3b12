import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import {
  versionClasses,
  type ComparedVersions,
  type MappingSchemaDiff,
  type VersionClass,
} from '../../../domain/schema-diff.ts';
import {clean} from '../../clean.ts';
import {table} from '../../table.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';

/** What another API version changes, the worst first, and how many there are of each class. */
export const versionDiffView: View<ComparedVersions> = {
  text: (output, {connection, current, target, mappings}) => {
    const name = clean(nameOf(connection));
    const heading = `${name}: API version ${clean(current ?? 'unknown')} compared with ${target}`;
    if (mappings.length === 0) return `${heading}: no mappings.\n`;
    return `${heading}\n\n${mappingTable(output, mappings)}\n${countsOf(mappings)}\n`;
  },
  json: ({connection, current, target, mappings}) => ({
    connection: identityOf(connection),
    current_api_version: current,
    target_api_version: target,
    mappings: mappings.map(mappingJson),
  }),
};

/** The mappings with what the service says of each. */
export function mappingTable(output: Output, mappings: readonly MappingSchemaDiff[]): string {
  const {color} = output;
  const paints: Partial<Record<VersionClass, (text: string) => string>> = {
    unsafe: color.red,
    undetermined: color.yellow,
  };
  return table(output, mappings, [
    {title: 'Mapping', value: ({object_name}) => object_name},
    {
      title: 'Changes',
      value: (mapping) => mapping.class,
      paint: (text, mapping) => paints[mapping.class]?.(text) ?? text,
    },
    {title: 'Details', value: ({sentences}) => sentences.join(' ') || null},
  ]);
}

/** How many mappings there are of each class: “1 unsafe, 5 unchanged.” */
export function countsOf(mappings: readonly MappingSchemaDiff[]): string {
  const counts = versionClasses.flatMap((one) => {
    const number = mappings.filter((mapping) => mapping.class === one).length;
    return number === 0 ? [] : [`${number} ${one}`];
  });
  return `${counts.join(', ')}.`;
}

/** A mapping as documents have it. */
export function mappingJson({object_name, class: changes, sentences}: MappingSchemaDiff) {
  return {object_name, changes, message: sentences.length === 0 ? null : sentences.join(' ')};
}
