import {saveEdit} from '../../lib/actions/mappings/edit.ts';
import {findMapping} from '../../lib/actions/mappings/find/find.ts';
import {planEdit} from '../../lib/actions/mappings/update.ts';
import {editConfig} from '../../lib/actions/mappings/edit-config.ts';
import {dedent, Flags, healthWaitFlags} from '../../lib/cli/command.ts';
import {connectionFlags, mappingArgument} from '../../lib/cli/flags/target.ts';
import {agreementFlags} from '../../lib/cli/flags/mapping.ts';
import {UpdateCommand} from '../../lib/cli/update-command.ts';
import {updatedView} from '../../lib/terminal/views/mappings/update.ts';

export default class MappingsEdit extends UpdateCommand<typeof MappingsEdit> {
  static override summary = 'Edit a mapping’s configuration in your editor.';
  static override description = dedent`Opens $VISUAL or $EDITOR. When you close the editor, the
effects of the change are shown and the change is made. If the change is rejected, your text is saved to a
file; continue with --from FILE.

If someone has changed the mapping in the meantime, the changes are merged. If they conflict, both
are shown.`;
  static override examples = [
    '<%= config.bin %> mappings:edit Account --app acme-production',
    'EDITOR="code --wait" <%= config.bin %> mappings:edit Account --app acme-production --wait',
  ];
  static override args = mappingArgument;
  static override flags = {
    ...connectionFlags,
    ...agreementFlags,
    from: Flags.string({
      description: 'Edited configuration to use instead of an editor.',
      helpValue: 'FILE',
    }),
    ...healthWaitFlags,
  };

  async run(): Promise<void> {
    const target = this.targetOfChange();
    const waiting = this.waitOptions();
    const context = await this.open();
    const found = await findMapping(context, target, this.args.mapping);
    const {connection: ref, mapping} = found;
    const {env, input, terminal, signal, ignoreCtrlC: ignoreCtrlC} = this.runtime;
    const editor = {env, interactive: terminal.interactive, signal, ignoreCtrlC};
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
