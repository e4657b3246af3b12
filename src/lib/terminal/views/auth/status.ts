import type {ShownSetting} from '../../../domain/outcomes.ts';
import {table} from '../../table.ts';
import type {View} from '../../view.ts';

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
