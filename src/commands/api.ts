import {callApi, callApiPages} from '../lib/actions/api.ts';
import {argument, dedent, HconnectCommand} from '../lib/cli/command.ts';
import {buildCall, readEndpoint, requestFlags} from '../lib/cli/flags/api.ts';
import {connectionFlags} from '../lib/cli/flags/target.ts';
import {readInput} from '../lib/files/input-file.ts';
import {
  bodyView,
  emptyResponseView,
  itemsView,
  wholeResponseView,
} from '../lib/terminal/views/api.ts';

export default class Api extends HconnectCommand<typeof Api> {
  static override summary = 'Send an API request and print the response.';
  static override description = dedent`PATH is relative to /api/v3 of the connection’s region;
the prefix is optional. {connection} stands for the connection’s id, and {mapping:Account} for the
id of its Account mapping. With --region, PATH is relative to that cell; with --discovery, to the
discovery host. A full URL is used as is if its host is trusted.

Fields are sent in the query of a GET, and in the JSON body of other requests. For a query in
other requests, add it to PATH.

The token is added automatically. On a terminal, a JSON response is formatted and colored; in a
pipe, it is printed as received. Personal data is included; --json keeps numbers and strings unchanged.`;
  static override examples = [
    '<%= config.bin %> api /connections/{connection}/actions/export --app acme-production',
    '<%= config.bin %> api /connections --region virginia-3 --paginate',
    '<%= config.bin %> api /mappings/{mapping:Account} --app acme-production',
    '<%= config.bin %> api /connections/{connection} --app acme-review --method PATCH --field name=review',
    "<%= config.bin %> api '/connections/{connection}/notifications/acknowledge?event_type=write-error' --app acme-production --method POST",
    '<%= config.bin %> api /connections/{connection}/actions/pause --app acme-production --method POST --include',
    '<%= config.bin %> api /connections --discovery --method GET --field app=acme-production',
  ];
  static override args = {path: argument({description: 'Path or URL.', required: true})};
  static override flags = {...connectionFlags, ...requestFlags};

  async run(): Promise<void> {
    const {path} = this.args;
    const {input, paginate, include} = this.flags;
    const body = input === undefined ? undefined : await readInput(input, this.runtime.input);
    const call = buildCall(path, this.flags, body);
    const {discovery_url} = this.runtime.settings();
    const endpoint = readEndpoint(path, this.flags, discovery_url.value, () =>
      call.method === 'GET' ? this.target() : this.targetOfChange(),
    );
    const context = await this.open();
    if (paginate) {
      await this.output.stdoutList(callApiPages(context, endpoint, call), itemsView);
      return;
    }
    const response = await callApi(context, endpoint, call);
    if (include) return this.output.stdout(response, wholeResponseView);
    await this.output.stdout(response.text, bodyView);
    if (response.text === '') await this.output.stderr(response, emptyResponseView);
  }
}
