import * as Flags from '@oclif/core/flags';
import {saveEdit} from '../../lib/actions/mappings/edit.ts';
import {showMapping} from '../../lib/actions/mappings/info.ts';
import {planned} from '../../lib/actions/mappings/update.ts';
import {HconnectCommand} from '../../lib/cli/base.ts';
import {editConfig} from '../../lib/actions/mappings/edit-config.ts';
import {connectionFlags, mappingArgument} from '../../lib/cli/flags/target.ts';
import {waitFlags} from '../../lib/cli/flags/wait.ts';
import {confirmFlag} from '../../lib/cli/flags/mapping.ts';
import {dedent} from '../../lib/cli/dedent.ts';
import {isDestructive} from '../../lib/domain/configuration/effects.ts';
import {changeLine} from '../../lib/terminal/views/configuration/consequences.ts';
import {updatedView} from '../../lib/terminal/views/mappings/update.ts';

export default class MappingsEdit extends HconnectCommand<typeof MappingsEdit> {
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
    ...confirmFlag,
    from: Flags.string({
      description: 'An edited text, in JSON or YAML, to take instead of opening an editor.',
      helpValue: 'FILE',
    }),
    ...waitFlags,
  };

  async run(): Promise<void> {
    const selector = this.selector();
    const timeout = this.waitTime();
    const context = await this.open();
    const {connection: ref, mapping} = await showMapping(context, selector, this.args.mapping);
    const {object_name, config} = mapping;
    const {env, input, terminal} = this.runtime;
    const tools = {input, editor: {env, interactive: terminal.interactive}};
    const outcome = await editConfig(tools, this.flags.from, mapping, async (edited) => {
      const {changes, effect} = planned(ref, mapping, edited);
      const lines = changes.map((change) => changeLine(change, mapping));
      if (isDestructive(effect)) await this.consent({consequences: lines, name: object_name});
      for (const text of lines) context.report({type: 'note', text});
      return saveEdit(
        context,
        ref,
        mapping,
        {...edited, revision: config.revision ?? null},
        timeout,
      );
    });
    await this.show(outcome, updatedView);
  }
}
