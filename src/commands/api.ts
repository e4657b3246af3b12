import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';
import {callApi, callApiPages, type Target} from '../lib/actions/api.ts';
import {buildCall, isUrl} from '../lib/cli/flags/api.ts';
import {HconnectCommand} from '../lib/cli/base.ts';
import {connectionFlags} from '../lib/cli/flags/target.ts';
import {readInput} from '../lib/files/input-file.ts';
import {dedent} from '../lib/cli/dedent.ts';
import {bodyView, itemsView} from '../lib/terminal/views/api.ts';

export default class Api extends HconnectCommand<typeof Api> {
  static override summary = 'Send any request to the API and print what it answers.';
  static override description = dedent`PATH is below /api/v3 of the region of the connection that --app or
--resource names, and {connection} in it stands for that connection’s id. With --region it is below
that cell’s root, with --discovery below the discovery host; a whole URL goes where it says, if that
host is trusted.

The token is sent by itself. What is printed is the service’s own answer, personal data included.`;
  static override examples = [
    '<%= config.bin %> api /connections/{connection}/actions/export --app acme-production',
    '<%= config.bin %> api /connections --region virginia-3 --paginate',
    '<%= config.bin %> api /connections/{connection} --app acme-review --method PATCH --field name=review',
    '<%= config.bin %> api /connections --discovery --method GET --field app=acme-production',
  ];
  static override args = {
    path: Args.string({
      description: 'A path, or a URL.',
      required: true,
      ignoreStdin: true,
    }),
  };
  static override flags = {
    ...connectionFlags,
    region: Flags.string({
      description: 'The cell to call.',
      helpValue: 'NAME',
      helpGroup: 'CONNECTION',
    }),
    discovery: Flags.boolean({description: 'Call the discovery host.', helpGroup: 'CONNECTION'}),
    method: Flags.string({
      char: 'X',
      description: 'GET, POST, PATCH, PUT or DELETE; POST where there are fields or a body.',
      helpValue: 'METHOD',
    }),
    field: Flags.string({
      char: 'f',
      description: 'A field; numbers, booleans, null and JSON are sent as such.',
      helpValue: 'NAME=VALUE',
      multiple: true,
      multipleNonGreedy: true,
    }),
    'raw-field': Flags.string({
      description: 'A field that is a string whatever it looks like.',
      helpValue: 'NAME=VALUE',
      multiple: true,
      multipleNonGreedy: true,
    }),
    header: Flags.string({
      char: 'H',
      description: 'A header.',
      helpValue: 'NAME:VALUE',
      multiple: true,
      multipleNonGreedy: true,
    }),
    input: Flags.string({
      description: 'A file to send as the body; a dash reads stdin.',
      helpValue: 'FILE',
    }),
    paginate: Flags.boolean({
      description: 'Follow “next” and print the items of every page as one list.',
    }),
  };

  async run(): Promise<void> {
    const {path} = this.args;
    const {input, paginate} = this.flags;
    const body = input === undefined ? undefined : await readInput(input, this.runtime.input);
    const call = buildCall(path, this.flags, body);
    const target = this.target(path);
    const context = await this.open();
    if (paginate) await this.showList(callApiPages(context, target, call), itemsView);
    else await this.show(await callApi(context, target, call), bodyView);
  }

  private target(path: string): Target {
    const {discovery, region} = this.flags;
    if (isUrl(path)) return {to: 'url'};
    if (discovery) return {to: 'discovery', url: this.runtime.settings().discovery_url.value};
    if (region !== undefined) return {to: 'region', name: region};
    return {to: 'connection', selector: this.selector()};
  }
}
