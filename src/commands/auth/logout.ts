import {logout} from '../../lib/actions/auth/logout.ts';
import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {openTokenStore} from '../../lib/cli/open-context.ts';
import {logoutView} from '../../lib/terminal/views/auth/logout.ts';

export default class AuthLogout extends HconnectCommand<typeof AuthLogout> {
  static override summary = 'Delete the stored Heroku API token.';
  static override description = dedent`The token stays valid at Heroku. To revoke it, run heroku
authorizations:revoke.`;
  static override examples = ['<%= config.bin %> auth:logout'];

  async run(): Promise<void> {
    await this.output.stdout(logout(openTokenStore(this.runtime)), logoutView);
  }
}
