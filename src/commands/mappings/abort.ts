import {abortMappings} from '../../lib/actions/mappings/abort.ts';
import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {connectionFlags, mappingsArgument} from '../../lib/cli/flags/target.ts';
import {unique} from '../../lib/domain/text/text.ts';
import {abortedView, needsReload} from '../../lib/terminal/views/mappings/abort.ts';

export default class MappingsAbort extends HconnectCommand<typeof MappingsAbort> {
  static override summary = 'Abort a mapping’s running operation.';
  static override description = dedent`Use this for an operation that takes too long or was started by
mistake. An aborted poll runs again by itself. An aborted load leaves the table incomplete until
you reload the mapping. The output says which one it was.`;
  static override examples = ['<%= config.bin %> mappings:abort Contact --app acme-production'];
  static override args = mappingsArgument;
  static override flags = connectionFlags;

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const outcome = await abortMappings(await this.open(), target, unique(this.args.mapping));
    await this.output.stdout(outcome, abortedView);
    const incomplete = outcome.mappings.filter(({mapping}) => needsReload(mapping) === true);
    if (incomplete.length === 0) return;
    const args = incomplete.map(({object_name}) => object_name);
    await this.output.stderrNext({run: 'mappings:reload', args, connection: outcome.connection});
  }
}
