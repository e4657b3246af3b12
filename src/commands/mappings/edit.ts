import {saveEdit} from '../../lib/actions/mappings/edit.ts';
import {findMapping} from '../../lib/actions/mappings/find.ts';
import {planEdit} from '../../lib/actions/mappings/update.ts';
import {editConfig} from '../../lib/actions/mappings/edit-config.ts';
import {dedent, Flags, judgedWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags, mappingArgument} from '../../lib/cli/flags/target.ts';
import {agreementFlags} from '../../lib/cli/flags/mapping.ts';
import {UpdateCommand} from '../../lib/cli/update-command.ts';
import {updatedView} from '../../lib/terminal/views/mappings/update.ts';

export default class MappingsEdit extends UpdateCommand<typeof MappingsEdit> {
  static override summary = 'Edit the configuration of a mapping in your editor.';
  static override description = dedent`Opens $VISUAL or $EDITOR. When it is closed, what the change will do is
said and the change is made. Where the service refuses it, your text is kept and its file named;
--from takes it up again.

Where somebody has changed the mapping meanwhile, both edits are joined if they do not touch, else
both are shown.`;
  static override examples = [
    '<%= config.bin %> mappings:edit Account --app acme-production',
    'EDITOR="code --wait" <%= config.bin %> mappings:edit Account --app acme-production --wait',
  ];
  static override args = mappingArgument;
  static override flags = {
    ...connectionFlags,
    ...agreementFlags,
    from: Flags.string({
      description: 'An edited text, in JSON or YAML, to take instead of opening an editor.',
      helpValue: 'FILE',
    }),
    ...judgedWaitFlags,
  };

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const context = await this.open();
    const found = await findMapping(context, target, this.args.mapping);
    const {connection: ref, mapping} = found;
    const {env, input, terminal, signal, leaveCtrlC} = this.runtime;
    const editor = {env, interactive: terminal.interactive, signal, leaveCtrlC};
    const tools = {input, editor};
    const outcome = await editConfig(tools, this.flags.from, mapping, async (edited) => {
      const update = planEdit(context, found, edited);
      const {revision = null} = mapping.config.settings;
      const {settings} = update.config;
      const config = {...update.config, settings: {...settings, revision}};
      const save = () => saveEdit(context, ref, mapping, config, waiting);
      return this.update(context, update, save);
    });
    await this.output.stdout(outcome, updatedView);
  }
}
