import {HconnectCommand} from '../../lib/command/base.ts';
import {keepToken} from '../../lib/command/input/token.ts';
import {prose} from '../../lib/command/prose.ts';
import {logoutView} from '../../lib/terminal/views/login.ts';

export default class AuthLogout extends HconnectCommand<typeof AuthLogout> {
  static override summary = 'Forget the stored token.';
  static override description = prose`The token is removed from the store; it stays valid at Heroku until it is
revoked there: heroku authorizations:revoke`;
  static override examples = ['<%= config.bin %> auth:logout'];

  async run(): Promise<void> {
    await this.show(keepToken(this.runtime, null), logoutView);
  }
}
