import {waitForMappings} from '../../lib/actions/mappings/wait.ts';
import {
  dedent,
  HconnectCommand,
  ignoreFlags,
  staleCheckFlag,
  timeoutFlag,
} from '../../lib/cli/command.ts';
import {connectionFlags, mappingsArgument} from '../../lib/cli/flags/target.ts';
import {unique} from '../../lib/domain/text/text.ts';
import {mappingListView} from '../../lib/terminal/views/mappings/list.ts';

export default class MappingsWait extends HconnectCommand<typeof MappingsWait> {
  static override summary = 'Wait until mappings are in step.';
  static override description = dedent`Waits for the mappings that are named, or for all of the connection. An
error state ends the wait at once, with exit status 7, and says what to do, and so does a connection in
which nothing moves, such as a paused one; failed writes to Salesforce end it so once all is loaded.
When the time is up, it is 8. However many mappings there are, a look at them is one request.

Where all are in step at the first look and no change is known of, a second look after 10 seconds
confirms it, since somebody may just have changed them; --skip-stale-check leaves that out.`;
  static override examples = [
    '<%= config.bin %> mappings:wait --app acme-production',
    '<%= config.bin %> mappings:wait Account Contact --app acme-production --timeout 2h',
  ];
  static override args = {mapping: {...mappingsArgument.mapping, required: false}};
  static override flags = {...connectionFlags, ...timeoutFlag, ...staleCheckFlag, ...ignoreFlags};

  async run(): Promise<void> {
    const target = this.target();
    const options = {
      timeout: this.timeout(),
      skipStaleCheck: this.flags['skip-stale-check'],
      ignoreWriteErrors: this.flags['ignore-write-errors'],
    };
    const words = unique(this.args.mapping);
    const mappings = await waitForMappings(await this.open(), target, words, options);
    await this.output.stdout(mappings, mappingListView);
  }
}
