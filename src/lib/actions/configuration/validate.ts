import path from 'node:path';
import type {Context} from '../context.ts';
import {describeObjects} from './describe-objects.ts';
import {parseDocument} from '../../domain/configuration/configuration.ts';
import {joinSources, type Part} from '../../domain/source/join.ts';
import type {Source} from '../../domain/source/source.ts';
import type {LocatedFinding} from '../../domain/validation/finding.ts';
import {
  reportOn,
  unreadableFinding,
  type ReportOptions,
  type ValidationReport,
} from '../../domain/validation/report.ts';
import type {Knowledge} from '../../domain/validation/subject.ts';
import {objectsIn, validate} from '../../domain/validation/validate.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {catchFailure} from '../../errors.ts';
import {filesOf, isFolder, nameOfInput, readSource} from '../../files/configuration-files.ts';
import type {Input} from '../../files/input-file.ts';

/** What the report is to say, and what the configurations are held against. */
export interface ValidateOptions extends Omit<ReportOptions, 'connection'> {
  /** The plan of the connection that they are for, where the user names one. */
  plan: Knowledge['plan'];
  /** The connection that is asked for its objects, too; null asks none. */
  live: {selector: Selector; open: () => Promise<Context>} | null;
}

/**
 * Validates files, folders or, for a dash, stdin. What cannot be read does not keep the rest from
 * being judged.
 *
 * @throws Failure where the connection cannot be asked; what is found in the files is in the report
 */
export async function validateConfigurations(
  input: Input,
  paths: readonly string[],
  {plan, live, ...options}: ValidateOptions,
): Promise<ValidationReport> {
  const inputs = [];
  for (const from of paths) {
    const folder = from !== '-' && (await isFolder(from));
    const {source, unreadable} = await (folder ? readFolder(from, input) : readFile(from, input));
    const parsed = source === null ? [] : [parseDocument(source)];
    inputs.push({name: nameOfInput(from), parsed, unreadable});
  }
  const {connection, knowledge} =
    live === null
      ? {connection: null, knowledge: {}}
      : await describeObjects(
          await live.open(),
          live.selector,
          objectsIn(inputs.flatMap(({parsed}) => parsed)),
        );
  const known = {...knowledge, ...(plan === undefined ? {} : {plan})};
  const validated = inputs.map(({name, parsed, unreadable}) => ({
    name,
    findings: [...unreadable, ...parsed.flatMap((one) => validate(one, known))],
  }));
  return reportOn(validated, {...options, connection});
}

/** What could be read of an input, and what has kept the rest from being read. */
interface Read {
  source: Source | null;
  unreadable: LocatedFinding[];
}

function readFile(from: string, input: Input): Promise<Read> {
  return attempt(nameOfInput(from), () => readSource(from, input));
}

/** Reads each file by itself: one that is broken says nothing of the others. */
async function readFolder(folder: string, input: Input): Promise<Read> {
  const parts: Part[] = [];
  const unreadable: LocatedFinding[] = [];
  const joined = await attempt(folder, async () => {
    for (const name of await filesOf(folder)) {
      const read = await readFile(path.join(folder, name), input);
      unreadable.push(...read.unreadable);
      if (read.source !== null) parts.push({name, source: read.source});
    }
    return parts.length === 0 ? null : joinSources(folder, parts);
  });
  return {...joined, unreadable: [...unreadable, ...joined.unreadable]};
}

function attempt(name: string, read: () => Promise<Source | null>): Promise<Read> {
  return catchFailure(
    'bad_input',
    async () => ({source: await read(), unreadable: []}),
    (failure) => ({source: null, unreadable: [unreadableFinding(name, failure)]}),
  );
}
