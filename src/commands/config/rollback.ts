import {planConfiguration} from '../../lib/actions/configuration/plan.ts';
import {argument, dedent, judgedWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {readDesired} from '../../lib/actions/configuration/desired-configuration.ts';
import {ApplyCommand} from '../../lib/cli/apply-command.ts';
import {applyFlags, planOnlyFlag} from '../../lib/cli/flags/plan.ts';
import {knowledgeOf} from '../../lib/domain/validation/judgment.ts';
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
    const skipValidation = this.flags['skip-validation'];
    const desired = await readDesired(this.args.file, {skipValidation}, this.runtime.input);
    const kept = backedUpConnection(desired.document);
    const target = this.targetOfChange(kept && {resource: kept.id});
    const context = await this.open();
    const planned = await planConfiguration(context, target, desired, {prune: true});
    await this.carryOut(context, planned, desired.judge(knowledgeOf(planned.live)), waiting);
  }
}
