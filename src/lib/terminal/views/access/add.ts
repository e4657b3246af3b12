import type {Discovered} from '../../../domain/connections/connection.ts';
import {plural} from '../../../domain/text/text.ts';
import {table} from '../../table.ts';
import type {Output} from '../../terminal.ts';
import type {View} from '../../view.ts';

/** What someone reaches after access was granted: those of the app first. */
export const reachedView: View<{app: string; reached: readonly Discovered[]}> = {
  text: reachedTable,
  json: ({reached}) => reached.map(({record}) => record),
};

function reachedTable(
  output: Output,
  {app, reached}: {app: string; reached: readonly Discovered[]},
): string {
  const mine = reached.filter(({app_name}) => app_name === app);
  const others = reached.filter(({app_name}) => app_name !== app);
  const rows = mine.length > 0 ? mine : reached;
  const list = table(output, rows, [
    {title: 'app', value: ({app_name}) => app_name},
    {title: 'resource', value: ({resource_name, id}) => resource_name ?? id},
    {title: 'region', value: ({region}) => region},
    {title: 'address', value: ({region_url}) => region_url},
  ]);
  const more = mine.length > 0 && others.length > 0;
  return more
    ? `${list}You also reach ${plural(others.length, 'connection')} of other apps.\n`
    : list;
}
