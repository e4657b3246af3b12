import {planConfiguration} from '../../lib/actions/configuration/plan.ts';
import {argument, dedent, healthWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {readDesired} from '../../lib/actions/configuration/desired-configuration.ts';
import {ApplyCommand} from '../../lib/cli/apply-command.ts';
import {applyFlags, planOnlyFlag} from '../../lib/cli/flags/plan.ts';
import {knowledgeOf} from '../../lib/domain/validation/validation.ts';
import {backedUpConnection} from '../../lib/domain/plan/backup.ts';

export default class ConfigRollback extends ApplyCommand<typeof ConfigRollback> {
  static override summary = 'Restore the configuration saved before a change.';
  static override description = dedent`Plans the changes back to a saved configuration, shows
them, asks for confirmation and applies them. Commands that change a configuration print the name
of the file they save it to.

Mappings created since then are deleted, no matter who created them. Check with --plan-only first.
Deleted columns and tables are loaded again from Salesforce; data that was only in Postgres is
lost.`;
  static override examples = [
    '<%= config.bin %> config:rollback before.json --app acme-production --plan-only',
    '<%= config.bin %> config:rollback before.json --app acme-production --confirm herokuconnect-regular-10482 --wait',
  ];
  static override args = {
    file: argument({description: 'File with the saved configuration.', required: true}),
  };
  static override flags = {...connectionFlags, ...applyFlags, ...planOnlyFlag, ...healthWaitFlags};

  async run(): Promise<void> {
    const waiting = this.waitOptions();
    const skipValidation = this.flags['skip-validation'];
    const options = {skipValidation, prune: true};
    const desired = await readDesired(this.args.file, options, this.runtime.input);
    const kept = backedUpConnection(desired.document);
    const target = this.targetOfChange(kept && {resource: kept.id});
    const context = await this.open();
    const planned = await planConfiguration(context, target, desired, {prune: true});
    await this.carryOut(context, planned, desired.validation(knowledgeOf(planned.live)), waiting);
  }
}
