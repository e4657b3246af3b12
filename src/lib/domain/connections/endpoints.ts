/** A host that answers for one cell of one region. */
export interface Root {
  /** What `--region` and messages call it, such as `virginia-3`. */
  name: string;
  /** The region, such as `virginia`; all of its cells share it. */
  region: string;
  /** Without `/api/v3`. */
  url: string;
}

/**
 * The root endpoints of the reference article (December 2022). The hosts `connect-us` and
 * `connect-eu` are aliases of Virginia and Dublin and would answer with the same connections.
 */
export const documentedRoots: readonly Root[] = [
  root('dublin', 'connect-dublin'),
  root('dublin', 'connect-2-dublin', 2),
  root('frankfurt', 'connect-frankfurt'),
  root('oregon', 'connect-oregon'),
  root('sydney', 'connect-sydney'),
  root('tokyo', 'connect-tokyo'),
  root('virginia', 'connect-virginia'),
  root('virginia', 'connect-2-virginia', 2),
  root('virginia', 'connect-3-virginia', 3),
  root('virginia', 'connect-4-virginia', 4),
];

/** Other names of a region: the article's host aliases, and what Heroku calls the region. */
export const regionAliases: Readonly<Record<string, string>> = {
  us: 'virginia',
  eu: 'dublin',
  'connect-us': 'virginia',
  'connect-eu': 'dublin',
};

function root(region: string, host: string, cell?: number): Root {
  return {
    name: cell === undefined ? region : `${region}-${cell}`,
    region,
    url: `https://${host}.heroku.com`,
  };
}

/**
 * The roots that `wanted` names: a cell (`virginia-3`, `connect-3-virginia`), a region
 * (`virginia`: all of its cells) or an alias (`us`). Empty where nothing has that name.
 */
export function rootsNamed(roots: readonly Root[], wanted: string): Root[] {
  const name = wanted.toLowerCase();
  const region = regionAliases[name] ?? name;
  const hostLabel = (root: Root) => new URL(root.url).hostname.split('.')[0];
  const cells = roots.filter((root) => root.region === region);
  if (cells.length > 1) return cells;
  return roots.filter((root) => root.name === region || hostLabel(root) === name);
}

/** The root that answers at a URL without `/api/v3`, where it is a known one. */
export function rootAt(roots: readonly Root[], url: string): Root | undefined {
  return roots.find((root) => root.url === url);
}

/** The region of a root's name: `virginia-3` is a cell of `virginia`. */
export function regionOf(rootName: string): string {
  return rootName.replace(/-\d+$/, '');
}
