import type {CheckReport} from '../../../domain/check/checked.ts';
import {jsonText} from '../../json.ts';
import type {View} from '../../view.ts';
import {checkDocument} from './json.ts';
import {checkText} from './text.ts';

/** How a report can look. */
const texts = {
  text: checkText,
  json: (_output, report) => jsonText(checkDocument(report)),
} as const satisfies Record<string, View<CheckReport>['text']>;

export type CheckFormat = keyof typeof texts;
export const checkFormats = Object.keys(texts) as CheckFormat[];

/** The view of a report in a format. */
export function checkViewIn(format: CheckFormat): View<CheckReport> {
  return {text: texts[format], json: checkDocument};
}
