import {nameOf, type Place} from '../../domain/place.ts';
import {plural} from '../../domain/words.ts';
import {clean} from '../clean.ts';
import type {View} from '../view.ts';

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
