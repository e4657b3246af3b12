/**
 * Where the service lives: regions as Heroku names them, and the cells in each.
 *
 * The ten cells are the ten root addresses of the reference article. The labels and flags are
 * plausible, the article has none.
 */
export interface Region {
  readonly label: string;
  readonly flag: string;
}

export interface Cell {
  readonly region: string;
  readonly label: string;
}

export const regions: Readonly<Record<string, Region>> = {
  us: {label: 'Virginia (US)', flag: 'united-states'},
  eu: {label: 'Dublin (EU)', flag: 'ireland'},
  frankfurt: {label: 'Frankfurt', flag: 'germany'},
  oregon: {label: 'Oregon', flag: 'united-states'},
  sydney: {label: 'Sydney', flag: 'australia'},
  tokyo: {label: 'Tokyo', flag: 'japan'},
};

export const cells: Readonly<Record<string, Cell>> = {
  dublin: {region: 'eu', label: 'Dublin 1 (EU)'},
  'dublin-2': {region: 'eu', label: 'Dublin 2 (EU)'},
  frankfurt: {region: 'frankfurt', label: 'Frankfurt'},
  oregon: {region: 'oregon', label: 'Oregon'},
  sydney: {region: 'sydney', label: 'Sydney'},
  tokyo: {region: 'tokyo', label: 'Tokyo'},
  virginia: {region: 'us', label: 'Virginia 1 (US)'},
  'virginia-2': {region: 'us', label: 'Virginia 2 (US)'},
  'virginia-3': {region: 'us', label: 'Virginia 3 (US)'},
  'virginia-4': {region: 'us', label: 'Virginia 4 (US)'},
};

export const cellNames: readonly string[] = Object.keys(cells);

/** The cell of that name. Throws when there is none, which only a broken world can cause. */
export function cellNamed(name: string): Cell & {readonly flag: string} {
  const cell = cells[name];
  const region = cell && regions[cell.region];
  if (!region) throw new Error(`There is no cell ${name}. There are: ${cellNames.join(', ')}`);
  return {...cell, flag: region.flag};
}
