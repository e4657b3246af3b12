import * as Args from '@oclif/core/args';
import {HconnectCommand} from '../lib/cli/base.ts';
import {dedent} from '../lib/cli/dedent.ts';
import {runLine} from '../lib/cli/program/next-step.ts';
import type {State} from '../lib/domain/states.ts';
import {explainStates} from '../lib/actions/explain.ts';
import {explanationView, stateListView} from '../lib/terminal/views/explain.ts';

export default class Explain extends HconnectCommand<typeof Explain> {
  static override summary = 'Explain a state of a connection or a mapping.';
  static override description = dedent`Tells what the state means, whether it ends by itself, and what to do. A
state is named as the API or as the dashboard spells it. Without one, all are listed.

Nothing is sent to the service.`;
  static override examples = [
    '<%= config.bin %> explain DB_UNAVAILABLE',
    '<%= config.bin %> explain "Polling DB"',
    '<%= config.bin %> explain --json',
  ];
  static override args = {
    state: Args.string({description: 'A state’s name or label.', ignoreStdin: true}),
  };

  async run(): Promise<void> {
    const {state} = this.args;
    const states = explainStates(state);
    if (state === undefined) {
      await this.output.stdout(states, stateListView);
      return;
    }
    const line = ({next}: State) => (next === null ? null : runLine(next));
    await this.output.stdout(
      states.map((one) => ({...one, line: line(one.state)})),
      explanationView,
    );
  }
}
