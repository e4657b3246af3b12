import {callApi, callApiPages} from '../lib/actions/api.ts';
import {argument, dedent, HconnectCommand} from '../lib/cli/command.ts';
import {buildCall, readEndpoint, requestFlags} from '../lib/cli/flags/api.ts';
import {connectionFlags} from '../lib/cli/flags/target.ts';
import {readInput} from '../lib/files/input-file.ts';
import {bodyView, itemsView} from '../lib/terminal/views/api.ts';

export default class Api extends HconnectCommand<typeof Api> {
  static override summary = 'Send any request to the API and print what it answers.';
  static override description = dedent`PATH is below /api/v3 of the region of the connection that --app or
--resource names, with or without that prefix. {connection} in it stands for that connection’s id, and
{mapping:Account} for the id of its mapping of Account. With --region it is below that cell’s root, with
--discovery below the discovery host; a whole URL goes where it says, if that host is trusted.

Fields go into the query of a GET and into the JSON body of any other request; a query of those is part
of PATH, as in the example with ?event_type=.

The token is sent by itself. What is printed is the service’s own answer, personal data included; with
--json its numbers and strings stay as they were sent.`;
  static override examples = [
    '<%= config.bin %> api /connections/{connection}/actions/export --app acme-production',
    '<%= config.bin %> api /connections --region virginia-3 --paginate',
    '<%= config.bin %> api /mappings/{mapping:Account} --app acme-production',
    '<%= config.bin %> api /connections/{connection} --app acme-review --method PATCH --field name=review',
    "<%= config.bin %> api '/connections/{connection}/notifications/acknowledge?event_type=write-error' --app acme-production --method POST",
    '<%= config.bin %> api /connections --discovery --method GET --field app=acme-production',
  ];
  static override args = {path: argument({description: 'A path, or a URL.', required: true})};
  static override flags = {...connectionFlags, ...requestFlags};

  async run(): Promise<void> {
    const {path} = this.args;
    const {input, paginate} = this.flags;
    const body = input === undefined ? undefined : await readInput(input, this.runtime.input);
    const call = buildCall(path, this.flags, body);
    const {discovery_url} = this.runtime.settings();
    const endpoint = readEndpoint(path, this.flags, discovery_url.value, () =>
      call.method === 'GET' ? this.target() : this.targetOfChange(),
    );
    const context = await this.open();
    if (paginate) await this.output.stdoutList(callApiPages(context, endpoint, call), itemsView);
    else await this.output.stdout(await callApi(context, endpoint, call), bodyView);
  }
}
