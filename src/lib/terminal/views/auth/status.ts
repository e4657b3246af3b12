import {table} from '../../table.ts';
import type {View} from '../../view.ts';

/** One setting as `auth:status` shows it; of the token only whether there is one. */
export interface ShownSetting {
  name: string;
  value: string | null;
  /** How a person is shown a value that is long. */
  shown?: string;
  source: string | null;
}

/** Every setting, what it is, and where that came from. */
export const settingsView: View<readonly ShownSetting[]> = {
  text: (output, settings) =>
    table(output, settings, [
      {title: 'setting', value: ({name}) => name},
      {title: 'value', value: ({value, shown}) => shown ?? value ?? 'not set'},
      {title: 'from', value: ({source}) => source ?? ''},
    ]),
  json: (settings) =>
    Object.fromEntries(settings.map(({name, value, source}) => [name, {value, source}])),
};
