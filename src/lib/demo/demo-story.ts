/**
 * What the demo does, as a user would on a day with a new app: why, and the command line, without
 * quotes. `connect.json` and `changed.json` are there from the beginning.
 */
const lines = [
  ['Nobody sees a connection before access was granted.', 'access:add acme-review'],
  ['Which connections are there, in all regions?', 'connections:list'],
  [
    'The new one has no database yet.',
    'connections:configure --app acme-review --db-key DATABASE_URL --schema-name salesforce',
  ],
  [
    'Import five mappings, and wait until their tables are loaded.',
    'config:import connect.json --app acme-review --yes --wait',
  ],
  ['How are they?', 'mappings:list --app acme-review'],
  ['A pull request changes them: what will it move?', 'config:plan changed.json --app acme-review'],
  [
    'It is merged: apply it, and wait until the tables have it.',
    'config:apply changed.json --app acme-review --yes --wait',
  ],
  ['The connection is as the file says.', 'config:diff changed.json acme-review'],
  ['Pause it for some work on the database …', 'connections:pause --app acme-review --wait'],
  ['… and resume.', 'connections:resume --app acme-review --wait'],
  [
    'Export twice: the same bytes, so it can live in git.',
    'config:export --app acme-review --output first.json',
  ],
  ['Once more.', 'config:export --app acme-review --output second.json'],
] as const;

/** Each step of the demo: what follows `hconnect`, and why a user would type it. */
export const demoStory = lines.map(([because, line]) => ({because, argv: line.split(' ')}));

/** The files that the last two steps write. */
export const exportedFiles = ['first.json', 'second.json'] as const;
