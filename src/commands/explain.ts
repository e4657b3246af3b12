import {argument, dedent, HconnectCommand} from '../lib/cli/command.ts';
import {demandList, listFlags} from '../lib/cli/flags/list.ts';
import {runLine} from '../lib/cli/program/next-step.ts';
import {explain} from '../lib/actions/explain.ts';
import {explanationList, explanationView} from '../lib/terminal/views/explain.ts';

export default class Explain extends HconnectCommand<typeof Explain> {
  static override summary = 'Explain a state, error, notification or check.';
  static override description = dedent`Shows what a connection or mapping state means and what to
do. For write error codes, notification types and checks, also shows the usual cause and what to
avoid.

Use the state’s name from the API or the dashboard. Without TERM, everything is listed. Nothing is
sent to Heroku Connect.`;
  static override examples = [
    '<%= config.bin %> explain DB_UNAVAILABLE',
    '<%= config.bin %> explain "Polling DB"',
    '<%= config.bin %> explain DUPLICATE_VALUE',
    '<%= config.bin %> explain mapping-error',
    '<%= config.bin %> explain --json',
  ];
  static override args = {
    term: argument({description: 'State, write error code, notification type or check.'}),
  };
  static override flags = listFlags(explanationList);

  async run(): Promise<void> {
    const {term} = this.args;
    if (term !== undefined) demandList(this.flags, 'TERM');
    const view = this.listed(explanationList);
    const explained = explain(term);
    if (term === undefined) await this.output.stdout(explained, view);
    else await this.output.stdout({...explained, line: runLine}, explanationView);
  }
}
