import {ExactJson} from '../../domain/source/json/exact.ts';
import type {RawResponse} from '../../domain/outcomes.ts';
import {escapeForJson} from '../../domain/text/unprintable.ts';
import {clean, cleanLines} from '../clean.ts';
import {colorJson, jsonArray} from '../json.ts';
import type {Output} from '../terminal.ts';
import type {View} from '../view.ts';

/**
 * The body of what the service answered: as it came, or formatted and in color for a person, who is
 * spared what a terminal would obey.
 */
export const bodyView: View<string> = {
  verbatim: true,
  text: (output, body) =>
    output.width === null ? rawText(output, body) : rawText(output, body, personText(output, body)),
  // An answer that is no JSON is a string to those who asked for JSON, and no answer is null.
  json: (body) => {
    try {
      return new ExactJson(body);
    } catch {
      return body === '' ? null : body;
    }
  },
};

/** A body as it came; only a terminal is spared what it would obey. */
export function rawText(
  {width}: Pick<Output, 'width'>,
  body: string,
  shown = width === null ? body : cleanLines(body),
): string {
  return shown === '' || shown.endsWith('\n') ? shown : `${shown}\n`;
}

function personText({color}: Output, body: string): string {
  try {
    const text = new ExactJson(body).indented();
    return text === null ? cleanLines(body) : colorJson(color, escapeForJson(text));
  } catch {
    return cleanLines(body);
  }
}

/** The response with its status line and headers before the body. */
export const wholeResponseView: View<RawResponse> = {
  verbatim: true,
  text: (output, {status, statusText, headers, text}) => {
    const lines = Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []]
        .flat()
        .map((each) => `${name}: ${secret.test(name) ? '[hidden]' : clean(each)}`),
    );
    const head = [`HTTP/1.1 ${status} ${statusText}`.trimEnd(), ...lines, '', ''].join('\n');
    return head + bodyView.text(output, text);
  },
  json: ({text}) => bodyView.json(text),
};

/** Headers whose values open something. */
const secret = /cookie|authoriz|authenticat|token|secret|api-?key|session/i;

/** What is said of a response without a body. */
export const emptyResponseView: View<RawResponse> = {
  text: (_output, {status, statusText}) => `HTTP ${status} ${statusText}; no body.\n`,
  json: () => null,
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
