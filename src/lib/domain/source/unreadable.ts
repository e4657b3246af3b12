import {Failure} from '../../errors.ts';
import {formatPosition, type SourcePosition} from './source.ts';

const languages = {json: 'JSON', yaml: 'YAML', either: 'JSON or YAML'};

/**
 * A text that is not of its format.
 *
 * @param place null where all of it is meant
 */
export function unreadable(
  name: string,
  language: keyof typeof languages,
  message: string,
  position: SourcePosition | null,
): Failure {
  return new Failure('bad_input', `${name} is not valid ${languages[language]}.`, {
    reason: position === null ? message : `${formatPosition(position)}: ${message}`,
    next: {run: 'config:export', connection: 'typed', note: 'prints a valid configuration'},
    details: {file: name, line: 1, column: 1, ...position},
    facts: {position: position ?? {file: name, line: 1, column: 1}},
  });
}
