import {diffConfigurations} from '../../lib/actions/configuration/diff.ts';
import {argument, dedent, Flags, HconnectCommand} from '../../lib/cli/command.ts';
import {exitCodeFlag} from '../../lib/cli/flags/plan.ts';
import {targetNamed} from '../../lib/cli/flags/target.ts';
import {isSame} from '../../lib/domain/comparison/diff.ts';
import {failureKinds} from '../../lib/errors.ts';
import {differenceView} from '../../lib/terminal/views/configuration/diff.ts';

const side = 'A file or folder, a dash for stdin, or a connection by any of its names.';

export default class ConfigDiff extends HconnectCommand<typeof ConfigDiff> {
  static override summary = 'Compare two configurations by what they mean.';
  static override description = dedent`Each side is a file, a folder, stdin or a connection. Order, formatting,
revision, applied_at and exported_at are no differences, and neither is what one side leaves out.
What going from the first to the second would do to a table stands beside each change,
the worst first.

What belongs to a connection and not to its mappings, such as its name and its organization, is
compared with --with-connection only.`;
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
    'with-connection': Flags.boolean({description: 'Compare what the documents say besides, too.'}),
  };

  async run(): Promise<number> {
    const {from, to} = this.args;
    const access = {named: targetNamed, open: () => this.open()};
    const rest = this.flags['with-connection'];
    const difference = await diffConfigurations(this.runtime.input, [from, to], access, {rest});
    await this.output.stdout(difference, differenceView);
    return this.flags['detailed-exitcode'] && !isSame(difference) ? failureKinds.differs.status : 0;
  }
}
