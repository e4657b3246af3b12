import {ExactJson} from '../../domain/source/json/exact.ts';
import {cleanLines} from '../clean.ts';
import {jsonArray} from '../json.ts';
import type {View} from '../view.ts';

/** What the service answered, as it came; only a terminal is spared what it would obey. */
export const bodyView: View<string> = {
  verbatim: true,
  text: (output, body) => {
    const shown = output.width === null ? body : cleanLines(body);
    return shown === '' || shown.endsWith('\n') ? shown : `${shown}\n`;
  },
  // An answer that is no JSON is a string to those who asked for JSON, and no answer is null.
  json: (body) => {
    try {
      return new ExactJson(body);
    } catch {
      return body === '' ? null : body;
    }
  },
};

/** The items of all pages, as they came. */
export const itemsView: View<readonly ExactJson[]> = {
  verbatim: true,
  text: (_output, items) => {
    const array = jsonArray();
    return array.items(items) + array.end();
  },
  json: (items) => items,
};
