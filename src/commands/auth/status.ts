import {settingsInUse} from '../../lib/actions/auth/status.ts';
import {verifyToken} from '../../lib/actions/auth/verify-token.ts';
import {dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {openSettingSources} from '../../lib/cli/open-context.ts';
import {settingsView} from '../../lib/terminal/views/auth/status.ts';

export default class AuthStatus extends HconnectCommand<typeof AuthStatus> {
  static override summary = 'Show every setting and where it came from, and check the token.';
  static override description = dedent`The token is never shown, only where it comes from. Whether the service
accepts it shows in the exit status: 4 where it does not, or where there is none.`;
  static override examples = [
    '<%= config.bin %> auth:status',
    '<%= config.bin %> auth:status --offline --json',
  ];
  static override flags = {offline: Flags.boolean({description: 'Do not check the token.'})};

  async run(): Promise<void> {
    const sources = openSettingSources(this.runtime);
    await this.output.stdout(settingsInUse(sources), settingsView);
    if (sources.tokenFailure !== null) throw sources.tokenFailure;
    if (this.flags.offline) return;
    await verifyToken(await this.open(), this.runtime.settings().app?.value);
    await this.output.stderrNext({run: 'connections:list'});
  }
}
