import {awaitAuthorization, requestAuthorization} from '../../lib/actions/connections/authorize.ts';
import {dedent, Flags, HconnectCommand, waitFlags} from '../../lib/cli/command.ts';
import {authorizationFlags, readAuthorization} from '../../lib/cli/flags/authorization.ts';
import {connectionArgument, connectionFlags} from '../../lib/cli/flags/target.ts';
import {authorizationView, authorizedView} from '../../lib/terminal/views/connections/authorize.ts';
import {withReturn} from '../../lib/cli/authorization/callback-listener.ts';

export default class ConnectionsAuthorize extends HconnectCommand<typeof ConnectionsAuthorize> {
  static override summary = 'Authorize a connection with Salesforce.';
  static override description = dedent`Prints a link that a Salesforce user opens to authorize
the connection. In a terminal, the link is also opened in your browser.

With --wait, the command waits until the connection is authorized, and ends at once if it already
is. The link goes to stderr, with --json as one line of JSON. If the user denies access in your
browser, the command exits with 6. If the link was opened on another machine, a denial is not
reported: the command exits with 8 after --timeout.`;
  static override examples = [
    '<%= config.bin %> connections:authorize --app acme-onboarding --environment production',
    '<%= config.bin %> connections:authorize --app acme-staging --environment sandbox --no-browser --json',
  ];
  static override args = connectionArgument;
  static override flags = {
    ...connectionFlags,
    ...authorizationFlags,
    browser: Flags.boolean({
      description: 'Open the link in a browser (default: in a terminal).',
      default: true,
      allowNo: true,
    }),
    org: Flags.string({
      description: 'Only accept this organization id.',
      helpValue: 'ID',
      dependsOn: ['wait'],
    }),
    ...waitFlags,
  };

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const {org} = this.flags;
    const {next: onward, ...request} = readAuthorization(this.flags);
    // A browser of another machine would not find this one, so only one that is opened here comes by.
    const opens = this.flags.browser && this.prompts() !== null;
    const needed = waiting.wait && (onward === undefined || opens);
    await withReturn({needed, onward}, async (listener) => {
      const context = await this.open();
      const next = listener?.url ?? onward;
      const full = {...request, ...(next === undefined ? {} : {next})};
      const options = {org, onlyIfNeeded: waiting.wait};
      const {connection, redirect} = await requestAuthorization(context, target, full, options);
      if (redirect === null) {
        await this.output.stdout({connection, outcome: 'already', redirect}, authorizedView);
        return;
      }
      if (!waiting.wait) {
        await this.output.stdout({connection, redirect}, authorizationView);
        if (this.flags.browser) await this.browse(redirect);
        await this.output.stderrNext({run: 'connections:info', connection});
        return;
      }
      await this.output.stderrAtOnce({connection, redirect}, authorizationView);
      if (this.flags.browser) await this.browse(redirect);
      const returned = listener?.returned ?? null;
      const {timeout} = waiting;
      const ended = await awaitAuthorization(context, connection, {
        org,
        timeout,
        returned,
      });
      await this.output.stdout({connection: ended, outcome: 'done', redirect}, authorizedView);
    });
  }
}
