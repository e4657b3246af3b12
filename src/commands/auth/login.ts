import * as Flags from '@oclif/core/flags';
import {verifyToken} from '../../lib/actions/auth/verify-token.ts';
import {HconnectCommand} from '../../lib/cli/base.ts';
import {keepToken, readToken} from '../../lib/cli/token.ts';
import {dedent} from '../../lib/cli/dedent.ts';
import {loginView} from '../../lib/terminal/views/auth/login.ts';

export default class AuthLogin extends HconnectCommand<typeof AuthLogin> {
  static override summary = 'Store a Heroku API token.';
  static override description = dedent`The token is asked for and not shown; --with-token reads it from stdin. It is
checked with the service, then stored in a file that only you can read.

A token in HCONNECT_TOKEN or HEROKU_API_KEY is used before the stored one.`;
  static override examples = [
    '<%= config.bin %> auth:login',
    'heroku auth:token | <%= config.bin %> auth:login --with-token',
  ];
  static override flags = {
    'with-token': Flags.boolean({description: 'Read the token from stdin.'}),
  };

  async run(): Promise<void> {
    const fromStdin = this.flags['with-token'];
    const token = await readToken(this.runtime, this.prompts(), {fromStdin});
    await verifyToken(await this.open(token), this.runtime.settings().app?.value);
    await this.show(keepToken(this.runtime, token), loginView);
  }
}
