import type {ConfiguredMapping} from '../../domain/configuration/configuration.ts';
import {readConfiguration} from '../../domain/configuration/parse.ts';
import {again} from '../../next-step.ts';
import {isPlanDocument} from '../../domain/plan/plan-document.ts';
import {applyOverlay, readOverlay} from '../../domain/plan/overlay.ts';
import {readPlan, type SavedPlan} from '../../domain/plan/saved-plan.ts';
import {formatPosition, type Source} from '../../domain/source/source.ts';
import {findingsIn, validate} from '../../domain/validation/validate.ts';
import {Failure} from '../../errors.ts';
import {nameOfInput, readSource} from '../../files/configuration-files.ts';
import type {Input} from '../../files/input-file.ts';

/**
 * Reads a configuration that a connection is to have.
 *
 * @param from a file, a folder, or a dash for stdin
 * @param overlay a file with what is different in this environment
 * @throws Failure `bad_input` where it is none, or where a rule finds an error in it
 */
export async function readDesired(
  from: string,
  overlay: string | undefined,
  input: Input,
): Promise<ConfiguredMapping[]> {
  return overlaid(checked(await readSource(from, input), from), overlay, input);
}

/** Reads a configuration that a connection is to have, or a plan that was saved. */
export async function readDesiredOrPlan(
  from: string,
  overlay: string | undefined,
  input: Input,
): Promise<{mappings: ConfiguredMapping[]} | {saved: SavedPlan}> {
  const source = await readSource(from, input);
  const name = nameOfInput(from);
  if (isPlanDocument(source.value)) return {saved: readPlan(source.value, name)};
  return {mappings: await overlaid(checked(source, from), overlay, input)};
}

/** Mappings as an overlay has them in its environment. */
export async function overlaid(
  mappings: ConfiguredMapping[],
  overlay: string | undefined,
  input: Input,
): Promise<ConfiguredMapping[]> {
  if (overlay === undefined) return mappings;
  const name = nameOfInput(overlay);
  const source = await readSource(overlay, input);
  const result = applyOverlay(mappings, readOverlay(source.value, name), name);
  const error = findingsIn(result).find(({severity}) => severity === 'error');
  if (error === undefined) return result.configuration.mappings;
  throw new Failure('bad_input', `With ${name}, the configuration is not valid.`, {
    reason: error.message,
    next: again('with another overlay'),
    details: {file: name, rule: error.rule},
  });
}

function checked(source: Source, from: string): ConfiguredMapping[] {
  const name = nameOfInput(from);
  const parsed = readConfiguration(source, name);
  const errors = validate(parsed).filter(({severity}) => severity === 'error');
  const [first] = errors;
  if (first === undefined) return parsed.configuration.mappings;
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : '';
  throw new Failure('bad_input', `${name} is not valid.`, {
    reason: `${formatPosition(first.position)}: ${first.message}${more}`,
    next: {run: 'config:validate', args: [from]},
    details: {
      file: name,
      findings: errors.map(({rule, message, position}) => ({rule, message, ...position})),
    },
  });
}
