import {awaitAuthorization, requestAuthorization} from '../../lib/actions/connections/authorize.ts';
import {dedent, Flags, HconnectCommand, waitFlags} from '../../lib/cli/command.ts';
import {authorizationFlags, readAuthorization} from '../../lib/cli/flags/authorization.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {authorizationView, authorizedView} from '../../lib/terminal/views/connections/authorize.ts';
import {withReturn} from '../../lib/cli/authorization/callback-listener.ts';

export default class ConnectionsAuthorize extends HconnectCommand<typeof ConnectionsAuthorize> {
  static override summary = 'Have a Salesforce user authorise a connection.';
  static override description = dedent`Prints the address that the user has to open, and opens it in a browser
where a person is at the terminal. With --wait, the command ends when the connection shows that it
was authorised; what the browser says on its way back counts for nothing.

--org refuses every organisation but one.`;
  static override examples = [
    '<%= config.bin %> connections:authorize --app acme-onboarding --environment production',
    '<%= config.bin %> connections:authorize --app acme-staging --environment sandbox --no-browser --json',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    ...authorizationFlags,
    browser: Flags.boolean({
      description: 'Open a browser where a person is at the terminal.',
      default: true,
      allowNo: true,
    }),
    org: Flags.string({
      description: 'The id of the only organisation that is right.',
      helpValue: 'ID',
      dependsOn: ['wait'],
    }),
    ...waitFlags,
  };

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const {org} = this.flags;
    const request = readAuthorization(this.flags);
    await withReturn(waiting.wait && request.next === undefined, async (listener) => {
      const context = await this.open();
      const next = request.next ?? listener?.url;
      const full = {...request, ...(next === undefined ? {} : {next})};
      const {connection, redirect} = await requestAuthorization(context, target, full, org);
      await this.output.stdout({connection, redirect}, authorizationView);
      if (this.flags.browser) await this.browse(redirect);
      if (!waiting.wait) {
        await this.output.stderrNext({run: 'connections:wait', connection, flags: {for: 'IDLE'}});
        return;
      }
      const options = {org, timeout: waiting.timeout, returned: listener?.returned ?? null};
      const authorized = await awaitAuthorization(context, connection, options);
      await this.output.stderr(authorized, authorizedView);
    });
  }
}
