import type {ShownSetting} from '../../../domain/outcomes.ts';
import {table} from '../../table.ts';
import type {View} from '../../view.ts';

/** Every setting, what it is, and where that came from. */
export const settingsView: View<readonly ShownSetting[]> = {
  text: (output, settings) =>
    table(output, settings, [
      {title: 'setting', value: ({name}) => name},
      {
        title: 'value',
        least: 16,
        wraps: true,
        value: ({value, shown}) => shown ?? value ?? 'not set',
      },
      {title: 'from', least: 10, wraps: true, value: ({source}) => source ?? ''},
    ]),
  json: (settings) =>
    Object.fromEntries(settings.map(({name, value, source}) => [name, {value, source}])),
};
