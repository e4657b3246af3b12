import {formatCount, listed, plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';

/**
 * How many mappings there are of each kind that there is, with the noun once: “1 mapping created
 * (Lead), 6 unchanged”. Empty where there are none.
 *
 * @param kinds a number, or the names where these are to be told
 */
export function mappingCounts(kinds: Readonly<Record<string, number | readonly string[]>>): string {
  return Object.entries(kinds)
    .map(([what, of]) => {
      return typeof of === 'number'
        ? {amount: of, what}
        : {amount: of.length, what: `${what} (${clean(listed(of))})`};
    })
    .filter(({amount}) => amount > 0)
    .map(({amount, what}, index) =>
      index === 0 ? `${plural(amount, 'mapping')} ${what}` : `${formatCount(amount)} ${what}`,
    )
    .join(', ');
}
