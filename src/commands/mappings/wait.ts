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
  static override summary = 'Wait until mappings are in sync.';
  static override description = dedent`Waits for the given mappings, or for all mappings of the
connection. The command exits with 7 as soon as a mapping is in an error state or the connection
is paused or stopped, and with 8 on timeout. After the loads have ended, write errors also exit
with 7. Each check takes one request for all mappings.

Mappings that are in sync at the first check are checked again after 10 seconds, because someone
may have just changed them. --skip-stale-check skips the second check.`;
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
