import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import {
  versionClasses,
  type ComparedVersions,
  type MappingSchemaDiff,
  type VersionClass,
} from '../../../domain/schema-diff.ts';
import {clean} from '../../clean.ts';
import {listTable, listView, type List} from '../../list.ts';
import type {View} from '../../view.ts';

const paints: Partial<Record<VersionClass, 'red' | 'yellow'>> = {
  unsafe: 'red',
  undetermined: 'yellow',
};

/** What another API version changes, the worst first, and how many there are of each class. */
export const versionDiffList: List<ComparedVersions, MappingSchemaDiff> = {
  rows: ({mappings}) => mappings,
  columns: [
    {title: 'Mapping', field: 'object_name', least: 16, value: ({object_name}) => object_name},
    {
      title: 'Changes',
      field: 'changes',
      value: (mapping) => mapping.class,
      key: (mapping) => versionClasses.indexOf(mapping.class),
      paint: (text, mapping, color) => color[paints[mapping.class] ?? 'reset'](text),
    },
    {
      title: 'Details',
      field: 'message',
      least: 20,
      wraps: true,
      value: ({sentences}) => sentences.join(' ') || null,
    },
  ],
  name: ({object_name}) => object_name,
  empty: (compared) => `${headingOf(compared)}: no mappings.\n`,
  text: (output, compared, rows) =>
    `${headingOf(compared)}\n\n${listTable(output, versionDiffList, rows)}\n${countsOf(rows)}\n`,
  json: ({connection, current, target, mappings}) => ({
    connection: identityOf(connection),
    current_api_version: current,
    target_api_version: target,
    mappings: mappings.map(mappingJson),
  }),
};

/** The same without flags. */
export const versionDiffView: View<ComparedVersions> = listView(versionDiffList);

function headingOf({connection, current, target}: ComparedVersions): string {
  const name = clean(nameOf(connection));
  return `${name}: API version ${clean(current ?? 'unknown')} compared with ${target}`;
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
