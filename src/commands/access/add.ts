import {addAccess} from '../../lib/actions/access/add.ts';
import {argument, dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {checkName} from '../../lib/cli/flags/target.ts';
import {reachedView} from '../../lib/terminal/views/access/add.ts';

export default class AccessAdd extends HconnectCommand<typeof AccessAdd> {
  static override summary = 'Put yourself on the access list of an app’s connections.';
  static override description = dedent`By default nobody is on the access list of a Heroku Connect add-on, and what
you have no access to looks as if it did not exist. You need the permission to deploy or operate
the app.

Where the connections are is remembered, so that other commands find them with one request.`;
  static override examples = ['<%= config.bin %> access:add acme-production'];
  static override args = {app: argument({description: 'The app, by name or id.', required: true})};

  async run(): Promise<void> {
    const app = checkName(this.args.app);
    const reached = await addAccess(await this.open(), app);
    await this.output.stdout(reached, reachedView);
  }
}
