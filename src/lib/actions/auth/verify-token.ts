import {isFailure} from '../../errors.ts';
import type {Context} from '../context.ts';

/**
 * Asks the discovery host whether it accepts the token. Only a 401 speaks of the token itself; a
 * refusal of the question is an answer, too.
 *
 * @param app any app, where one is known; what is said of it does not matter
 * @throws Failure `auth` where the token is not accepted, `service` where nobody could be asked
 */
export async function verifyToken(context: Context, app: string | undefined): Promise<void> {
  context.report({type: 'started', what: 'Checking the token'});
  try {
    await context.api.discover(app);
  } catch (error) {
    const answered =
      isFailure(error) && (error.facts.httpStatus === 403 || /refused|not_found/.test(error.kind));
    if (!answered) throw error;
  }
}
