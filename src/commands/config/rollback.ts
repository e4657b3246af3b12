import {planConfiguration} from '../../lib/actions/configuration/plan.ts';
import {argument, dedent, judgedWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {readConfigurationSource} from '../../lib/files/configuration-files.ts';
import {ApplyCommand} from '../../lib/cli/apply-command.ts';
import {applyFlags, planOnlyFlag} from '../../lib/cli/flags/plan.ts';
import {backedUpConnection} from '../../lib/domain/plan/backup.ts';

export default class ConfigRollback extends ApplyCommand<typeof ConfigRollback> {
  static override summary =
    'Take a connection back to the configuration that was kept before a change.';
  static override description = dedent`Plans the way back to the file that config:apply or config:promote named,
shows it, asks, and goes it. Mappings that were created since are deleted, whoever created them, so
look at the plan: --plan-only shows it alone.

Rows that were dropped are loaded again from Salesforce; what was in Postgres only is not in the
file.`;
  static override examples = [
    '<%= config.bin %> config:rollback before.json --app acme-production --plan-only',
    '<%= config.bin %> config:rollback before.json --app acme-production --confirm herokuconnect-regular-10482 --wait',
  ];
  static override args = {
    file: argument({description: 'The file that was named before the change.', required: true}),
  };
  static override flags = {...connectionFlags, ...applyFlags, ...planOnlyFlag, ...judgedWaitFlags};

  async run(): Promise<void> {
    const waiting = this.waitOptions();
    const configuration = await readConfigurationSource(this.args.file, this.runtime.input);
    const kept = backedUpConnection(configuration);
    const target = this.targetOfChange(kept && {resource: kept.id});
    const context = await this.open();
    const planned = await planConfiguration(context, target, configuration.mappings, {prune: true});
    await this.carryOut(context, planned, waiting);
  }
}
