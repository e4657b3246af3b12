import {
  identityOf,
  nameOf,
  type ConnectionRef,
} from '../../../domain/connections/connection-ref.ts';
import {canonical} from '../../../domain/configuration/canonical.ts';
import type {Configuration} from '../../../domain/configuration/configuration.ts';
import type {Format} from '../../../domain/source/source.ts';
import {textIn} from '../../../domain/source/text.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {rawText} from '../api.ts';
import {painted} from './consequences.ts';

/** A configuration on stdout: in a format, or as the service sent it. */
export function exportedText(
  output: Output,
  {raw, configuration}: {raw: string; configuration: Configuration},
  options: {raw: boolean; json: boolean; format?: Format | undefined},
): string {
  if (options.raw) return rawText(output, raw);
  return textIn(options.json ? 'json' : (options.format ?? 'json'), canonical(configuration));
}

/** A configuration that went to a file. */
export const exportedFileView: View<{connection: ConnectionRef; mappings: number; file: string}> = {
  text: (_output, {connection, mappings, file}) =>
    `Wrote ${plural(mappings, 'mapping')} of ${clean(nameOf(connection))} to ${clean(file)}.\n`,
  json: ({connection, mappings, file}) => ({file, mappings, ...identityOf(connection)}),
};

interface ExportedFolder extends Record<'written' | 'unchanged' | 'removed', readonly string[]> {
  connection: ConnectionRef;
  mappings: number;
  folder: string;
}

/** What a person is shown before files of a folder are written over or removed. */
export const plannedFolderView: View<
  Pick<ExportedFolder, 'folder' | 'written' | 'unchanged' | 'removed'>
> = {
  text: (output, {folder, written, unchanged, removed}) => {
    // A folder that is new has nothing to lose.
    if (removed.length === 0) return '';
    const lines = [
      ...written.map((name) => painted(output, '~', `write ${clean(name)}`)),
      ...removed.map((name) => painted(output, '-', `remove ${clean(name)}`)),
    ];
    const same = unchanged.length === 0 ? '' : `, ${unchanged.length} unchanged`;
    return `${lines.join('\n')}\n${clean(folder)}: ${written.length} to write, ${removed.length} to remove${same}.\n`;
  },
  json: ({written, unchanged, removed}) => ({written, unchanged, removed}),
};

/** A configuration that went to a folder, one mapping a file. */
export const exportedFolderView: View<ExportedFolder> = {
  text: (_output, {connection: ref, mappings, folder, written, unchanged, removed}) => {
    const counts = [
      `${plural(written.length, 'file')} written`,
      ...(unchanged.length === 0 ? [] : [`${unchanged.length} unchanged`]),
    ];
    return [
      `${plural(mappings, 'mapping')} of ${clean(nameOf(ref))} in ${clean(folder)}: ${counts.join(', ')}.\n`,
      ...removed.map((name) => `Removed ${clean(name)}; the connection has no such mapping.\n`),
    ].join('');
  },
  json: ({connection, mappings, folder, written, unchanged, removed}) => ({
    folder,
    mappings,
    written,
    unchanged,
    removed,
    ...identityOf(connection),
  }),
};
