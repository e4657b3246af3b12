import {Failure} from '../../errors.ts';
import {
  formatPath,
  type Configuration,
  type ConfiguredMapping,
  type Parsed,
} from '../configuration/configuration.ts';
import type {NextStep} from '../../next-step.ts';
import type {Path, SourcePosition} from '../source/source.ts';
import {formatPosition} from '../source/source.ts';
import type {Finding} from './finding.ts';
import type {Knowledge} from './subject.ts';
import {liveConfigs} from './subject.ts';

/** What was found in a configuration that is about to be sent. */
export interface Validation {
  /** The file’s name, or the mapping’s. */
  name: string;
  findings: readonly (Finding & {position?: SourcePosition})[];
  /** `bad_input` for a file, `usage` for flags. */
  kind: 'bad_input' | 'usage';
  /** What shows everything that was found. */
  next: NextStep;
}

/** The flag that sends a configuration in which errors were found. */
const skipValidation = 'skip-validation';

/** What a connection that was read tells about the configurations that are for it. */
export function knowledgeOf(live: {
  plan: string | null;
  mappings: readonly ConfiguredMapping[];
}): Knowledge {
  return {plan: live.plan, live: liveConfigs(live.mappings)};
}

/** What is known where a config says everything: a field that is missing is missing. */
export function wholeConfig(plan: string | null): Knowledge {
  return {plan, live: new Map()};
}

/** The findings of a severity. */
export function found(
  {findings}: Validation,
  severity: Finding['severity'],
): readonly (Finding & {position?: SourcePosition})[] {
  return findings.filter((finding) => finding.severity === severity);
}

/** The failure for the errors of a validation; null where there are none. */
export function refusalOf(validation: Validation): Failure | null {
  const errors = found(validation, 'error');
  const [first] = errors;
  if (first === undefined) return null;
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : '';
  const {name, kind, next} = validation;
  return new Failure(kind, `${name} is not valid.`, {
    reason: `${sentenceOf(first)}${more} Use --${skipValidation} to send it anyway.`,
    next,
    details: {
      file: name,
      findings: errors.map(({rule, message, path, position}) => {
        return {rule, message, path: formatPath(path), ...position};
      }),
    },
  });
}

/** @throws Failure with the errors */
export function demandValid(validation: Validation): void {
  const refusal = refusalOf(validation);
  if (refusal !== null) throw refusal;
}

/** A finding with its place: “connect.json:7:5: Account is polled every 5 seconds. …” */
export function sentenceOf({
  position,
  message,
  advice,
}: Finding & {position?: SourcePosition}): string {
  const where = position === undefined ? '' : `${formatPosition(position)}: `;
  return `${where}${message} ${advice}`;
}

/** The findings of a change that its beginning did not have, too. */
export function newFindings(after: readonly Finding[], before: readonly Finding[]): Finding[] {
  const keyOf = ({rule, path}: {rule: string; path: Path}) => `${rule} ${formatPath(path)}`;
  const known = new Set(before.map(keyOf));
  return after.filter((finding) => !known.has(keyOf(finding)));
}

/** A configuration that was not read from a text, as the rules take it. */
export function parsedOf(configuration: Configuration): Parsed {
  const {mappings} = configuration;
  const itemIndexes = mappings.map((_, index) => index);
  const objects = mappings.map(({object_name}, index) => ({object_name, index}));
  return {configuration, itemIndexes, size: mappings.length, problems: [], objects};
}
