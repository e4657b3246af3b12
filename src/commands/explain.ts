import {argument, dedent, HconnectCommand} from '../lib/cli/command.ts';
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
  static override args = {state: argument({description: 'A state’s name or label.'})};

  async run(): Promise<void> {
    const {state} = this.args;
    const states = explainStates(state);
    if (state === undefined) {
      await this.output.stdout(states, stateListView);
      return;
    }
    const line = ({next}: State) => (next === null ? null : runLine(next));
    const explained = states.map((one) => ({...one, line: line(one.state)}));
    await this.output.stdout(explained, explanationView);
  }
}
