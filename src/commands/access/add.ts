import {addAccess} from '../../lib/actions/access/add.ts';
import {argument, dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {checkName} from '../../lib/cli/flags/target.ts';
import {accessView} from '../../lib/terminal/views/access/add.ts';

export default class AccessAdd extends HconnectCommand<typeof AccessAdd> {
  static override summary = 'Get access to an app’s connections.';
  static override description = dedent`Adds you to the access list of the app’s Heroku Connect
add-ons. By default nobody is on it, and connections you don’t have access to are not shown. You
need deploy or operate permission on the app.

The location of each connection is remembered, so later commands need only one request to find it.`;
  static override examples = ['<%= config.bin %> access:add acme-production'];
  static override args = {app: argument({description: 'App name or id.', required: true})};

  async run(): Promise<void> {
    const app = checkName(this.args.app);
    const reached = await addAccess(await this.open(), app);
    await this.output.stdout(reached, accessView);
    const [connection, ...others] = reached.ofApp;
    if (connection === undefined || connection.id === '') return;
    await this.output.stderrNext(
      others.length === 0
        ? {run: 'connections:info', connection}
        : {run: 'connections:list', flags: {app}},
    );
  }
}
