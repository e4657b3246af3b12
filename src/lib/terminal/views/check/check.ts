import type {CheckReport} from '../../../domain/check/checked.ts';
import {jsonText} from '../../json.ts';
import type {View} from '../../view.ts';
import {githubText} from './github.ts';
import {checkDocument} from './json.ts';
import {junitText} from './junit.ts';
import {checkMarkdown} from './markdown.ts';
import {nagiosText} from './nagios.ts';
import {openMetricsText, prometheusText} from './prometheus.ts';
import {checkText} from './text.ts';

/** How a report can look. */
const texts = {
  text: checkText,
  json: (_output, report) => jsonText(checkDocument(report)),
  nagios: (_output, report) => nagiosText(report),
  prometheus: (_output, report) => prometheusText(report),
  openmetrics: (_output, report) => openMetricsText(report),
  junit: (_output, report) => junitText(report),
  github: (_output, report) => githubText(report),
  markdown: (_output, report) => checkMarkdown(report),
} as const satisfies Record<string, View<CheckReport>['text']>;

export type CheckFormat = keyof typeof texts;
export const checkFormats = Object.keys(texts) as CheckFormat[];

/** The view of a report in a format. */
export function checkViewIn(format: CheckFormat): View<CheckReport> {
  return {text: texts[format], json: checkDocument};
}
