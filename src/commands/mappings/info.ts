import {reportMapping, showMapping} from '../../lib/actions/mappings/info.ts';
import {dedent, HconnectCommand} from '../../lib/cli/command.ts';
import {bareStateFlag} from '../../lib/cli/flags/state.ts';
import {connectionFlags, mappingArgument} from '../../lib/cli/flags/target.ts';
import {nextOfMapping, nextOfPendingMapping} from '../../lib/domain/next-of-state.ts';
import {mappingStateView, mappingView} from '../../lib/terminal/views/mappings/info.ts';

export default class MappingsInfo extends HconnectCommand<typeof MappingsInfo> {
  static override summary = 'Show a mapping’s state, rows, fields and indexes.';
  static override description = dedent`The mapping is matched by its exact object name or id,
case-insensitive.`;
  static override examples = [
    '<%= config.bin %> mappings:info Account --app acme-production',
    '<%= config.bin %> mappings:info Account --app acme-production --json',
    '<%= config.bin %> mappings:info Account --app acme-production --state',
  ];
  static override args = mappingArgument;
  static override flags = {...connectionFlags, state: bareStateFlag};

  async run(): Promise<void> {
    const target = this.target();
    const context = await this.open();
    if (this.flags.state) {
      const {mapping} = await showMapping(context, target, this.args.mapping);
      return this.output.stdout(mapping, mappingStateView);
    }
    const report = await reportMapping(context, target, this.args.mapping);
    await this.output.stdout(report, mappingView);
    const {mapping, connection} = report;
    const pending = context.accepted.of(connection.id);
    const next =
      nextOfPendingMapping(pending, mapping, connection) ?? nextOfMapping(mapping, connection);
    if (next !== null) await this.output.stderrNext(next);
  }
}
