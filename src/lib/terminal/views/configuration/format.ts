import type {FormattedText} from '../../../domain/configuration/format.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';

/** Files that were brought into canonical form, or were in it already. */
export const formattedView: View<readonly FormattedText[]> = {
  text: (_output, files) => {
    const changed = files.filter((file) => file.changed);
    const left = files.filter((file) => file.hasAnchors);
    const same = files.length - changed.length - left.length;
    return [
      ...left.map(
        ({name}) =>
          `${clean(name)} was not changed: formatting would replace its anchors and merge keys with copies.\n`,
      ),
      ...changed.map(({name}) => `Formatted ${clean(name)}.\n`),
      ...(same === 0
        ? []
        : [`${plural(same, 'file')} ${same === 1 ? 'was' : 'were'} in canonical order already.\n`]),
    ].join('');
  },
  json: (files) =>
    files.map(({name, changed, hasAnchors}) => ({
      file: name,
      outcome: changed ? 'formatted' : 'unchanged',
      reason: hasAnchors ? 'anchors' : null,
    })),
};

/** What came from stdin, in canonical form. */
export const formattedTextView: View<readonly FormattedText[]> = {
  verbatim: true,
  text: (_output, [file]) => file?.text ?? '',
  json: ([file]) => file?.value,
};
