import type {FormattedText} from '../../../domain/configuration/format.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';

/** Files that were brought into canonical form, or were in it already. */
export const formattedView: View<readonly FormattedText[]> = {
  text: (_output, files) => {
    const changed = files.filter((file) => file.changed);
    const same = files.length - changed.length;
    return [
      ...changed.map(({name}) => `Formatted ${clean(name)}.\n`),
      ...(same === 0
        ? []
        : [`${plural(same, 'file')} ${same === 1 ? 'was' : 'were'} in canonical order already.\n`]),
    ].join('');
  },
  json: (files) =>
    files.map(({name, changed}) => ({file: name, outcome: changed ? 'formatted' : 'unchanged'})),
};

/** What came from stdin, in canonical form. */
export const formattedTextView: View<readonly FormattedText[]> = {
  text: (_output, [file]) => file?.text ?? '',
  json: ([file]) => file?.value,
};
