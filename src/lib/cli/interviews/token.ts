import {Failure} from '../../errors.ts';
import {readInput, type Input} from '../../files/input-file.ts';
import {checkToken, tokenOfHerokuCli} from '../../session/credentials.ts';
import type {Prompts} from '../../terminal/prompts.ts';

/**
 * The token to log in with: asked for without showing it, or read from stdin.
 *
 * @param prompts null where nobody can be asked
 * @throws Failure `auth` where it cannot be a token, `usage` where nobody can be asked
 */
export async function askForToken(
  input: Input,
  prompts: Prompts | null,
  {fromStdin}: {fromStdin: boolean},
): Promise<string> {
  if (fromStdin && !input.stdin.isTTY) return checkToken(await readInput('-', input), 'stdin');
  if (fromStdin) {
    throw new Failure('usage', 'No token on stdin.', {
      reason: '--with-token reads a token that another command prints.',
      next: tokenOfHerokuCli,
    });
  }
  if (prompts !== null) return checkToken(await prompts.secret('Heroku API token:'), 'the prompt');
  throw new Failure('usage', 'Cannot prompt for a token.', {
    reason: 'stdin or stderr is not a terminal, or prompts are turned off.',
    next: tokenOfHerokuCli,
  });
}
