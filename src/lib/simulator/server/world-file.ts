/**
 * The file that keeps a world between runs.
 */
import {readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {readBehavior} from '../model/behavior.ts';
import type {World} from '../model/world.ts';

/** The world in the file, or null when there is no file. Throws an Error for anything else in it. */
export function loadWorld(file: string): World | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const world = parse(text);
  if (world?.format !== 2) {
    const older = (world?.format as unknown) === 1;
    const what = older
      ? 'holds a world of an older version'
      : 'does not hold a world of this simulator';
    throw new Error(`${file} ${what}.`);
  }
  return {...world, behavior: readBehavior({...world.behavior})};
}

/** Writes the world; a reader sees the former one or this one, whole. */
export function saveWorld(file: string, world: World): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, `${JSON.stringify(world)}\n`, {mode: 0o600});
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, {force: true});
    throw error;
  }
}

function parse(text: string): World | null {
  try {
    return JSON.parse(text) as World | null;
  } catch {
    return null;
  }
}
