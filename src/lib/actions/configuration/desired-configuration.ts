import type {
  Configuration,
  ConfiguredMapping,
  Parsed,
} from '../../domain/configuration/configuration.ts';
import {readConfiguration} from '../../domain/configuration/parse.ts';
import {nameOf, type ConnectionRef} from '../../domain/connections/connection-ref.ts';
import {Failure} from '../../errors.ts';
import {again, type NextStep} from '../../next-step.ts';
import {isPlanDocument} from '../../domain/plan/plan-document.ts';
import {applyOverlay, readOverlay} from '../../domain/plan/overlay.ts';
import type {PlanSource} from '../../domain/plan/plan.ts';
import {readPlan, type SavedPlan} from '../../domain/plan/saved-plan.ts';
import type {Source} from '../../domain/source/source.ts';
import {demandValid, parsedOf, type Validation} from '../../domain/validation/validation.ts';
import type {Knowledge} from '../../domain/validation/subject.ts';
import {findingsIn, validate} from '../../domain/validation/validate.ts';
import {nameOfInput, readSource} from '../../files/configuration-files.ts';
import type {Input} from '../../files/input-file.ts';

/** A configuration that a connection is to have. */
export interface Desired {
  mappings: ConfiguredMapping[];
  /** What the document says besides: which connection it is from. */
  document: Configuration;
  /** The files that it was read from, as they were typed; null where it is a connection's. */
  source: Pick<PlanSource, 'file' | 'overlay'> | null;
  /** Everything that the rules find in it. @param known what the connection tells */
  validation: (known?: Knowledge) => Validation;
}

interface DesiredOptions {
  /** A file with what is different in this environment. */
  overlay?: string | undefined;
  /** Lets errors of the rules pass. */
  skipValidation: boolean;
  /** Whether mappings that it does not have are deleted: then a single mapping is refused. */
  prune?: boolean;
}

/**
 * Reads a configuration that a connection is to have.
 *
 * @param from a file, a folder, or a dash for stdin
 * @throws Failure `bad_input` where it is none, or where a rule that needs no connection finds an
 *   error in it
 */
export async function readDesired(
  from: string,
  options: DesiredOptions,
  input: Input,
): Promise<Desired> {
  const source = await readSource(from, input);
  return desiredOf(source, from, options, input);
}

/** Reads a configuration that a connection is to have, or a plan that was saved. */
export async function readDesiredOrPlan(
  from: string,
  options: DesiredOptions,
  input: Input,
): Promise<Desired | {saved: SavedPlan}> {
  const source = await readSource(from, input);
  if (isPlanDocument(source.value)) return {saved: readPlan(source.value, nameOfInput(from))};
  return desiredOf(source, from, options, input);
}

/**
 * The configuration of another connection, as the one that is wanted.
 *
 * @param of the connection that it was exported from
 */
export function desiredOfConnection(
  document: Configuration,
  of: ConnectionRef,
  options: DesiredOptions,
  input: Input,
): Promise<Desired> {
  const next: NextStep = {run: 'config:export', connection: of, note: 'prints it'};
  const validation = (known?: Knowledge): Validation => ({
    name: nameOf(of),
    kind: 'bad_input',
    next,
    findings: findingsIn(parsedOf(document), known),
  });
  // An export says of its connection what a file would; between two that are both named, it is clear.
  const {connection: _, ...rest} = document;
  return overlaid(
    {mappings: document.mappings, document: rest, source: null, validation},
    options,
    input,
  );
}

async function desiredOf(
  source: Source,
  from: string,
  options: DesiredOptions,
  input: Input,
): Promise<Desired> {
  const name = nameOfInput(from);
  const parsed = readConfiguration(source, name, {lenient: options.skipValidation});
  if (options.prune === true && parsed.above === 2) throw isSingleMapping(name);
  const next: NextStep =
    from === '-' ? again('fix the errors first') : {run: 'config:validate', args: [from]};
  const validation = (known?: Knowledge): Validation => ({
    name,
    kind: 'bad_input',
    next,
    findings: validate(parsed, known),
  });
  const {configuration: document} = parsed;
  if (!options.skipValidation) demandValid(validation());
  const files = {file: from, overlay: options.overlay ?? null};
  const desired = {mappings: document.mappings, document, source: files, validation};
  return overlaid(desired, options, input);
}

/** What is thrown where a file of a folder stands for the whole of it. */
function isSingleMapping(name: string): Failure {
  return new Failure('bad_input', `${name} is a single mapping, not a whole configuration.`, {
    reason: 'Applying it would delete every other mapping of the connection.',
    next: {run: 'config:apply', args: [name], connection: 'typed', note: 'without --prune'},
  });
}

/** A configuration as an overlay has it in its environment. */
async function overlaid(
  desired: Desired,
  {overlay, skipValidation}: DesiredOptions,
  input: Input,
): Promise<Desired> {
  if (overlay === undefined) return desired;
  const name = nameOfInput(overlay);
  const result = await readWithOverlay(desired.mappings, overlay, input);
  const validation = (known?: Knowledge): Validation => ({
    name: `The configuration with ${name}`,
    kind: 'bad_input',
    next: again('fix the overlay first'),
    findings: findingsIn(result, known),
  });
  if (!skipValidation) demandValid(validation());
  return {...desired, mappings: result.configuration.mappings, validation};
}

/**
 * Mappings as an overlay has them.
 *
 * @param overlay the file
 * @throws Failure `bad_input` where it is none, or names what is not mapped
 */
export async function readWithOverlay(
  mappings: readonly ConfiguredMapping[],
  overlay: string,
  input: Input,
): Promise<Parsed> {
  const name = nameOfInput(overlay);
  const source = await readSource(overlay, input);
  return applyOverlay(mappings, readOverlay(source.value, name), name);
}
