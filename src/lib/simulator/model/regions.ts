/**
 * Where the service lives: regions as Heroku names them, and the cells in each.
 *
 * The ten cells are the ten root addresses of the reference article (assumption
 * `region_labels`).
 */
import regionFile from './regions.json' with {type: 'json'};

export interface Region {
  readonly label: string;
  readonly flag: string;
}

export interface Cell {
  readonly region: string;
  readonly label: string;
}

export const regions: Readonly<Record<string, Region>> = regionFile.regions;
export const cells: Readonly<Record<string, Cell>> = regionFile.cells;
export const cellNames: readonly string[] = Object.keys(cells);

/** The cell of that name. Throws when there is none, which only a broken world can cause. */
export function cellNamed(name: string): Cell & {readonly flag: string} {
  const cell = cells[name];
  const region = cell && regions[cell.region];
  if (!region) throw new Error(`Unknown cell: ${name}. Valid cells: ${cellNames.join(', ')}.`);
  return {...cell, flag: region.flag};
}
