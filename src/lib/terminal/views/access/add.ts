import type {Discovered} from '../../../domain/connections/connection.ts';
import {plural} from '../../../domain/text/text.ts';
import {table} from '../../table.ts';
import type {View} from '../../view.ts';

/** What someone reaches after access was granted: those of the app first. */
export const reachedView: View<{app: string; reached: readonly Discovered[]}> = {
  text: (output, {app, reached}) => {
    const mine = reached.filter(({app_name}) => app_name === app);
    const others = mine.length === 0 ? 0 : reached.length - mine.length;
    const list = table(output, mine.length > 0 ? mine : reached, [
      {title: 'app', value: ({app_name}) => app_name},
      {title: 'resource', value: ({resource_name, id}) => resource_name ?? id},
      {title: 'region', value: ({region}) => region},
      {title: 'address', value: ({region_url}) => region_url},
    ]);
    const more = `You also reach ${plural(others, 'connection')} of other apps.\n`;
    return others > 0 ? `${list}${more}` : list;
  },
  json: ({reached}) => reached.map(({record}) => record),
};
