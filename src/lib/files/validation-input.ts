import path from 'node:path';
import {joinSources, type Part} from '../domain/source/join.ts';
import type {Source} from '../domain/source/source.ts';
import type {LocatedFinding} from '../domain/validation/finding.ts';
import {unreadableFinding, type JudgedInput} from '../domain/validation/report.ts';
import type {Knowledge} from '../domain/validation/subject.ts';
import {objectsIn, validate} from '../domain/validation/validate.ts';
import {isFailure} from '../errors.ts';
import type {Runtime} from '../cli/program/runtime.ts';
import {filesOf, isFolder, nameOfInput, readSource} from './configuration-files.ts';

/** Files and folders that are to be judged. */
export interface ReadInputs {
  /** The objects that are mapped in any of them, each once. */
  objects: string[];
  judge(knowledge: Knowledge): JudgedInput[];
}

/** What could be read of an input, and what has kept the rest from being read. */
interface Read {
  source: Source | null;
  unreadable: LocatedFinding[];
}

type Streams = Pick<Runtime, 'terminal' | 'signal'>;

/**
 * Reads files, folders or, for a dash, stdin. What cannot be read does not keep the rest from being
 * judged.
 */
export async function readInputs(froms: readonly string[], streams: Streams): Promise<ReadInputs> {
  const inputs: (Read & {name: string})[] = [];
  for (const from of froms) {
    const folder = from !== '-' && (await isFolder(from));
    const read = await (folder ? readFolder(from, streams) : readFile(from, streams));
    inputs.push({name: nameOfInput(from), ...read});
  }
  return {
    objects: objectsIn(inputs.flatMap(({source}) => source ?? [])),
    judge: (knowledge) =>
      inputs.map(({name, source, unreadable}) => ({
        name,
        findings: [...unreadable, ...(source === null ? [] : validate(source, knowledge))],
      })),
  };
}

function readFile(from: string, streams: Streams): Promise<Read> {
  return attempt(nameOfInput(from), () => readSource(from, streams));
}

/** Reads each file by itself: one that is broken says nothing of the others. */
async function readFolder(folder: string, streams: Streams): Promise<Read> {
  const parts: Part[] = [];
  const unreadable: LocatedFinding[] = [];
  const joined = await attempt(folder, async () => {
    for (const name of await filesOf(folder)) {
      const read = await readFile(path.join(folder, name), streams);
      unreadable.push(...read.unreadable);
      if (read.source !== null) parts.push({name, source: read.source});
    }
    return parts.length === 0 ? null : joinSources(folder, parts);
  });
  return {...joined, unreadable: [...unreadable, ...joined.unreadable]};
}

async function attempt(name: string, read: () => Promise<Source | null>): Promise<Read> {
  try {
    return {source: await read(), unreadable: []};
  } catch (error) {
    if (!isFailure(error, 'bad_input')) throw error;
    return {source: null, unreadable: [unreadableFinding(name, error)]};
  }
}
