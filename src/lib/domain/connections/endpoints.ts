/** A host that answers for one cell of one region. */
export interface Endpoint {
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
export const documentedEndpoints: readonly Endpoint[] = [
  endpoint('dublin', 'connect-dublin'),
  endpoint('dublin', 'connect-2-dublin', 2),
  endpoint('frankfurt', 'connect-frankfurt'),
  endpoint('oregon', 'connect-oregon'),
  endpoint('sydney', 'connect-sydney'),
  endpoint('tokyo', 'connect-tokyo'),
  endpoint('virginia', 'connect-virginia'),
  endpoint('virginia', 'connect-2-virginia', 2),
  endpoint('virginia', 'connect-3-virginia', 3),
  endpoint('virginia', 'connect-4-virginia', 4),
];

/** Other names of a region: the article's host aliases, and what Heroku calls the region. */
export const regionAliases: Readonly<Record<string, string>> = {
  us: 'virginia',
  eu: 'dublin',
  'connect-us': 'virginia',
  'connect-eu': 'dublin',
};

function endpoint(region: string, host: string, cell?: number): Endpoint {
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
export function endpointsNamed(endpoints: readonly Endpoint[], typed: string): Endpoint[] {
  const name = typed.toLowerCase();
  const region = regionAliases[name] ?? name;
  const hostLabel = (endpoint: Endpoint) => new URL(endpoint.url).hostname.split('.')[0];
  const cells = endpoints.filter((endpoint) => endpoint.region === region);
  if (cells.length > 1) return cells;
  return endpoints.filter((endpoint) => endpoint.name === region || hostLabel(endpoint) === name);
}

/** The root that answers at a URL without `/api/v3`, where it is a known one. */
export function endpointAt(endpoints: readonly Endpoint[], url: string): Endpoint | undefined {
  return endpoints.find((endpoint) => endpoint.url === url);
}

/** The region of a root's name: `virginia-3` is a cell of `virginia`. */
export function regionOf(rootName: string): string {
  return rootName.replace(/-\d+$/, '');
}
