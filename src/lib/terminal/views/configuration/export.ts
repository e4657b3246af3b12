import {nameOf, type Place} from '../../../domain/connections/connection-ref.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';

/** A configuration that went to a file. */
export const exportedFileView: View<{place: Place; mappings: number; file: string}> = {
  text: (_output, {place, mappings, file}) =>
    `Wrote ${plural(mappings, 'mapping')} of ${clean(nameOf(place))} to ${clean(file)}.\n`,
  json: ({place: {id, resource_name, app_name}, mappings, file}) => ({
    file,
    mappings,
    id,
    resource_name,
    app_name,
  }),
};

interface ExportedFolder {
  place: Place;
  mappings: number;
  folder: string;
  written: readonly string[];
  unchanged: readonly string[];
  removed: readonly string[];
}

/** A configuration that went to a folder, one mapping a file. */
export const exportedFolderView: View<ExportedFolder> = {
  text: (_output, {place, mappings, folder, written, unchanged, removed}) => {
    const counts = [
      `${plural(written.length, 'file')} written`,
      ...(unchanged.length === 0 ? [] : [`${unchanged.length} as before`]),
    ];
    return [
      `${plural(mappings, 'mapping')} of ${clean(nameOf(place))} in ${clean(folder)}: ${counts.join(', ')}.\n`,
      ...removed.map((name) => `Removed ${clean(name)}, which is no longer part of it.\n`),
    ].join('');
  },
  json: ({
    place: {id, resource_name, app_name},
    mappings,
    folder,
    written,
    unchanged,
    removed,
  }) => ({
    folder,
    mappings,
    written,
    unchanged,
    removed,
    id,
    resource_name,
    app_name,
  }),
};
