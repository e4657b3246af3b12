import {Failure} from '../errors.ts';
import {clean} from '../terminal/clean.ts';

/**
 * The name of an app or a connection, as given. Names go into URLs and messages; the service has
 * none with other characters.
 *
 * @throws Failure `usage` where it cannot be one
 */
export function checkName(name: string): string {
  if (/^[\w.-]+$/.test(name)) return name;
  throw new Failure(
    'usage',
    `${JSON.stringify(clean(name))} is not a name of an app or a connection.`,
    {
      reason: 'Such a name has letters, digits, dashes, dots and underscores only.',
      next: {run: 'connections:list'},
    },
  );
}
