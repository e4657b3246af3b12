/**
 * The file that keeps a world between runs.
 */
import {readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {readSwitches} from '../switches.ts';
import type {World} from './world.ts';

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
  if (world?.format !== 1) throw new Error(`${file} does not hold a world of this simulator.`);
  return {...world, switches: readSwitches({...world.switches})};
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
