import {settingsInUse} from '../../lib/actions/auth/status.ts';
import {verifyToken} from '../../lib/actions/auth/verify-token.ts';
import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {openSettingSources} from '../../lib/cli/open-context.ts';
import {settingsView} from '../../lib/terminal/views/auth/status.ts';

export default class AuthStatus extends HconnectCommand<typeof AuthStatus> {
  static override summary = 'Show all settings and check the token.';
  static override description = dedent`Shows each setting and its source. The token itself is
never shown. Exits with 4 if there is no token or Heroku Connect rejects it.`;
  static override examples = [
    '<%= config.bin %> auth:status',
    '<%= config.bin %> auth:status --offline --json',
  ];
  static override flags = {offline: Flags.boolean({description: 'Skip the token check.'})};

  async run(): Promise<void> {
    const sources = openSettingSources(this.runtime);
    await this.output.stdout(settingsInUse(sources), settingsView);
    if (sources.tokenFailure !== null) throw sources.tokenFailure;
    if (this.flags.offline) return;
    const context = await this.open();
    await verifyToken(context, this.runtime.settings().app?.value);
    context.report({type: 'note', text: 'Heroku Connect accepted the token.'});
    await this.output.stderrNext({run: 'connections:list'});
  }
}
