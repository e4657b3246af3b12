import {login} from '../../lib/actions/auth/login.ts';
import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {askForToken} from '../../lib/cli/interviews/token.ts';
import {openTokenStore} from '../../lib/cli/open-context.ts';
import {loginView} from '../../lib/terminal/views/auth/login.ts';

export default class AuthLogin extends HconnectCommand<typeof AuthLogin> {
  static override summary = 'Store a Heroku API token.';
  static override description = dedent`Prompts for the token without showing it; --with-token
reads it from stdin. The token is checked with Heroku Connect, then stored in a file that only you
can read.

HCONNECT_TOKEN and HEROKU_API_KEY take precedence over the stored token.`;
  static override examples = [
    '<%= config.bin %> auth:login',
    'heroku auth:token | <%= config.bin %> auth:login --with-token',
  ];
  static override flags = {
    'with-token': Flags.boolean({description: 'Read the token from stdin.'}),
  };

  async run(): Promise<void> {
    const fromStdin = this.flags['with-token'];
    const token = await askForToken(this.runtime.input, this.prompts(), {fromStdin});
    const app = this.runtime.settings().app?.value;
    const store = openTokenStore(this.runtime);
    await this.output.stdout(await login(await this.open(token), store, token, app), loginView);
  }
}
