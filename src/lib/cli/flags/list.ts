import * as Flags from '@oclif/core/flags';
import {Failure} from '../../errors.ts';
import {columnName, type ListColumn, type ListFlags} from '../../terminal/list.ts';

const helpGroup = 'OUTPUT';

/**
 * The flags of a list. None goes with --json, whose documents have every field in the service's order.
 *
 * @param columns those that the list has
 * @param needed flags without which there is no list
 */
export function listFlags(
  {columns}: {columns: readonly Pick<ListColumn<never>, 'title' | 'field'>[]},
  needed: string[] = [],
) {
  const names = columns.map(columnName).join(', ');
  const relations = {exclusive: ['json'], dependsOn: needed, helpGroup};
  return {
    columns: Flags.string({
      description: `Columns to show, comma-separated (${names}).`,
      helpValue: 'NAMES',
      ...relations,
    }),
    sort: Flags.string({
      description: 'Column to sort by; -COLUMN sorts in descending order.',
      helpValue: 'COLUMN',
      ...relations,
    }),
    quiet: Flags.boolean({char: 'q', description: 'Print only names, one per line.', ...relations}),
  };
}

/**
 * Demands that the flags of a list are not given where an argument asks for one thing.
 *
 * @param argument its name
 * @throws Failure `usage`
 */
export function demandList(flags: ListFlags, argument: string): void {
  const names = (['columns', 'sort', 'quiet'] as const).filter(
    (name) => flags[name] !== undefined && flags[name] !== false,
  );
  const [first] = names;
  if (first === undefined) return;
  throw new Failure('usage', `--${first} cannot be used with ${argument}.`, {
    reason: `Without ${argument}, a list is shown.`,
    next: {again: {without: names}},
  });
}
