import type {ValidationReport} from '../../../domain/validation/report.ts';
import {jsonText} from '../../json.ts';
import type {View} from '../../view.ts';
import {findingsDocument} from './validate/document.ts';
import {githubText} from './validate/github.ts';
import {junitText} from './validate/junit.ts';
import {sarifDocument} from './validate/sarif.ts';
import {findingsText} from './validate/text.ts';

/** How a report can look; `--json` gives the document whatever was chosen. */
const texts = {
  text: findingsText,
  json: (_output, report) => jsonText(findingsDocument(report)),
  github: (_output, report) => githubText(report),
  junit: (_output, report) => junitText(report),
  sarif: (_output, report) => jsonText(sarifDocument(report)),
} as const satisfies Record<string, View<ValidationReport>['text']>;

export type ReportFormat = keyof typeof texts;

export const reportFormats = Object.keys(texts) as ReportFormat[];

/** What was found in configuration files, in one of the formats. */
export function reportView(format: ReportFormat): View<ValidationReport> {
  return {text: texts[format], json: findingsDocument};
}
