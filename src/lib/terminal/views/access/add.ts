import type {Discovered} from '../../../domain/connections/connection.ts';
import {plural} from '../../../domain/text/text.ts';
import {table} from '../../table.ts';
import type {View} from '../../view.ts';

/** What someone reaches after access was granted: those of the app first. */
export const accessView: View<{ofApp: readonly Discovered[]; others: readonly Discovered[]}> = {
  text: (output, {ofApp, others}) => {
    const list = table(output, ofApp, [
      {title: 'app', least: 16, value: ({app_name}) => app_name},
      {title: 'resource', least: 14, value: ({resource_name, id}) => resource_name ?? (id || null)},
      {title: 'region', value: ({region}) => region},
      {title: 'address', extra: true, value: ({region_url}) => region_url || null},
    ]);
    const more = `You also have access to ${plural(others.length, 'connection')} of other apps.\n`;
    return others.length > 0 ? `${list}${more}` : list;
  },
  json: ({ofApp, others}) => [...ofApp, ...others].map(({record}) => record),
};
