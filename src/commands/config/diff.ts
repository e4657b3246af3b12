import {diffConfigurations} from '../../lib/actions/configuration/diff.ts';
import {argument, dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {desiredFlags, exitCodeFlag} from '../../lib/cli/flags/plan.ts';
import {targetNamed} from '../../lib/cli/flags/target.ts';
import {isSame} from '../../lib/domain/comparison/diff.ts';
import {failureKinds} from '../../lib/errors.ts';
import {differenceView} from '../../lib/terminal/views/configuration/diff.ts';

const side = 'File, folder, connection, or - for stdin.';

export default class ConfigDiff extends HconnectCommand<typeof ConfigDiff> {
  static override summary = 'Compare two configurations.';
  static override description = dedent`Compares files, folders or connections. Each change is
shown with its effect on the table, worst first.

Order, formatting, revision, applied_at and exported_at are ignored, and so are settings that one
side leaves out. The name, organization and other settings of the connection are compared only
with --with-connection. --overlay changes the sides that are files.`;
  static override examples = [
    '<%= config.bin %> config:diff connect.json acme-production',
    '<%= config.bin %> config:diff acme-staging acme-production --detailed-exitcode',
    '<%= config.bin %> config:export --app acme-staging | <%= config.bin %> config:diff - acme-production',
  ];
  static override args = {
    from: argument({description: side, required: true}),
    to: argument({description: side, required: true}),
  };
  static override flags = {
    ...exitCodeFlag,
    overlay: desiredFlags.overlay,
    'with-connection': Flags.boolean({description: 'Also compare connection settings.'}),
  };

  async run(): Promise<number> {
    const {from, to} = this.args;
    const access = {named: targetNamed, open: () => this.open()};
    const {overlay, 'with-connection': rest} = this.flags;
    const options = {rest, overlay};
    const difference = await diffConfigurations(this.runtime.input, [from, to], access, options);
    await this.output.stdout(difference, differenceView);
    return this.flags['detailed-exitcode'] && !isSame(difference) ? failureKinds.differs.status : 0;
  }
}
