import type {Command} from '@oclif/core/command';

/** A command or an argument as the manifest describes it, as far as usage needs it. */
type Described = Pick<Command.Loadable, 'id' | 'usage' | 'args' | 'flags'>;

/**
 * How a command is called, as a person would write it: the id, its arguments and required flags, and
 * `[flags]` for all others. A command's own lines win.
 *
 * @returns lines without the program's name
 */
export function usageLines({id, usage, args, flags}: Described): string[] {
  if (usage !== undefined) return [usage].flat();
  const words = Object.values(args)
    .filter(({hidden}) => hidden !== true)
    .map(({name, required, multiple}) => {
      const word = `${name.toUpperCase()}${multiple === true ? '...' : ''}`;
      return required === true ? word : `[${word}]`;
    });
  const needed = Object.values(flags).flatMap((flag) =>
    flag.required === true
      ? [`--${flag.name}`, ...(flag.type === 'option' ? [valueOf(flag)] : [])]
      : [],
  );
  return [[id, ...words, ...needed, '[flags]'].join(' ')];
}

/** What stands for the value of a flag in help: NAME. */
export function valueOf({
  name,
  helpValue,
}: {
  name: string;
  helpValue?: string | string[] | undefined;
}): string {
  return [helpValue ?? name.replace(/^.*-/, '').toUpperCase()].flat().join(' ');
}
