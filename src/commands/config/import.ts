import {namesToType} from '../../lib/actions/mappings/find/find.ts';
import {readDesired} from '../../lib/actions/configuration/desired-configuration.ts';
import {importConfiguration} from '../../lib/actions/configuration/import.ts';
import {planConfiguration} from '../../lib/actions/configuration/plan.ts';
import {ChangingCommand} from '../../lib/cli/changes/changing-command.ts';
import {changeOfPlan} from '../../lib/cli/changes/changes.ts';
import {argument, dedent, Flags, healthWaitFlags} from '../../lib/cli/command.ts';
import {applyFlags} from '../../lib/cli/flags/plan.ts';
import {connectionFlags} from '../../lib/cli/flags/target.ts';
import {nextOfAccepted} from '../../lib/domain/next-of-state.ts';
import {settingsCautions} from '../../lib/domain/plan/cautions.ts';
import {knowledgeOf} from '../../lib/domain/validation/validation.ts';
import {importView} from '../../lib/terminal/views/configuration/import.ts';
import {importPlanView} from '../../lib/terminal/views/configuration/plan.ts';

export default class ConfigImport extends ChangingCommand<typeof ConfigImport> {
  static override summary = 'Import a configuration in one request.';
  static override description = dedent`Shows the changes, asks for confirmation and sends the
configuration. Existing mappings are changed and new ones are added; none is deleted. Changes that
delete data need confirmation with the connection’s resource name. The previous configuration is
saved to a file.

Heroku Connect accepts every import and applies it later. Use --wait to find out if it succeeds.`;
  static override examples = [
    '<%= config.bin %> config:import connect.json --app acme-review --yes --wait',
    '<%= config.bin %> config:import mappings --app acme-review --yes    # a folder',
    '<%= config.bin %> config:export --app acme-staging | <%= config.bin %> config:import - --app acme-review --confirm herokuconnect-vertical-70390',
  ];
  static override args = {
    file: argument({
      description: 'Configuration file or folder, or - for stdin.',
      required: true,
    }),
  };
  static override flags = {
    ...connectionFlags,
    ...applyFlags,
    ...healthWaitFlags,
    upload: Flags.boolean({description: 'Send a file upload instead of a JSON body.'}),
  };

  async run(): Promise<void> {
    const {upload, 'skip-validation': skipValidation} = this.flags;
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const desired = await readDesired(this.args.file, {skipValidation}, this.runtime.input);
    const {document} = desired;
    const context = await this.open();
    const planned = await planConfiguration(context, target, desired, {prune: false});
    const {live, plan} = planned;
    const settings = settingsCautions(document, live);
    const change = changeOfPlan(planned, desired.validation(knowledgeOf(live)), settings);
    // Where only settings of the connection differ, the question says so.
    const show =
      plan.steps.length === 0 ? this.noPlan : () => this.output.stderr(plan, importPlanView);
    const outcome = await this.make(context, change, show, async (backup) => ({
      ...(await importConfiguration(context, planned, document, {upload, waiting})),
      backup,
    }));
    await this.output.stdout(outcome, importView);
    if (outcome.outcome === 'accepted') {
      const names = namesToType(outcome.objects);
      const pending = context.accepted.of(live.id);
      await this.output.stderrNext(nextOfAccepted(live, pending, names));
    }
  }
}
