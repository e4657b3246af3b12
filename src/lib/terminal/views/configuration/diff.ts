import {describeChange} from '../../../domain/comparison/changes.ts';
import {isSame, type Difference, type MappingDifference} from '../../../domain/comparison/diff.ts';
import {plural} from '../../../domain/text/text.ts';
import {clean} from '../../clean.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';
import {changeLines, ignoredText, painted} from './consequences.ts';

/** The differences grouped by mapping, what asks for the most attention first. */
export const differenceView: View<Difference> = {
  text: (output, difference) => {
    const {from, to, mappings, rest} = difference;
    const ignored = ignoredText(difference.ignored);
    if (isSame(difference)) return `${clean(from)} and ${clean(to)} are equivalent.\n${ignored}`;
    const groups = mappings.map((mapping) => mappingText(output, mapping));
    const others = rest.map(({path, from: a, to: b}) =>
      painted(output, '~', `${clean(path)} ${written(a)} → ${written(b)}`),
    );
    if (others.length > 0) groups.push(others.map((line) => `${line}\n`).join(''));
    const count = plural(mappings.length + rest.length, 'difference');
    return `${groups.join('\n')}\n${count} from ${clean(from)} to ${clean(to)}.\n${ignored}`;
  },
  json: ({from, to, mappings, rest, ignored}) => ({
    from,
    to,
    mappings: mappings.map(({changes, ...mapping}) => ({
      ...mapping,
      changes: changes.map(({consequence: {effect}, ...change}) => ({
        ...change,
        description: describeChange(change),
        effect,
      })),
    })),
    document: rest,
    ignored,
  }),
};

function mappingText(output: Output, {object_name, kind, changes}: MappingDifference): string {
  const name = output.color.bold(clean(object_name));
  if (kind === 'added') return `${painted(output, '+', `mapping ${name}`)}\n`;
  if (kind === 'removed') return `${painted(output, '-', `mapping ${name}`)}\n`;
  return `${painted(output, '~', `mapping ${name}`)}\n${changeLines(output, changes)}`;
}

function written(value: unknown): string {
  return value === null ? '(none)' : clean(JSON.stringify(value));
}
