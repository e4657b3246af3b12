/** One thing that the demo does: a command line, and why a user would type it. */
export interface DemoStep {
  because: string;
  /** What follows `hconnect`. */
  argv: readonly string[];
}

/**
 * The main job, as a user would do it on a day with a new app. `connect.json` and `changed.json`
 * are there from the beginning.
 */
export const demoStory: readonly DemoStep[] = [
  {
    because: 'Nobody sees a connection before access was granted.',
    argv: ['access:add', 'acme-review'],
  },
  {because: 'Which connections are there, in all regions?', argv: ['connections:list']},
  {
    because: 'The new one has no database yet.',
    argv: [
      ...['connections:configure', '--app', 'acme-review'],
      ...['--db-key', 'DATABASE_URL', '--schema-name', 'salesforce'],
    ],
  },
  {
    because: 'Import five mappings, and wait until their tables are loaded.',
    argv: ['config:import', 'connect.json', '--app', 'acme-review', '--wait'],
  },
  {because: 'How are they?', argv: ['mappings:list', '--app', 'acme-review']},
  {
    because: 'A pull request changes them: what will it move?',
    argv: ['config:plan', 'changed.json', '--app', 'acme-review'],
  },
  {
    because: 'It is merged: apply it, and wait until the tables have it.',
    argv: ['config:apply', 'changed.json', '--app', 'acme-review', '--yes', '--wait'],
  },
  {
    because: 'The connection is as the file says.',
    argv: ['config:diff', 'changed.json', 'acme-review'],
  },
  {
    because: 'Pause it for some work on the database …',
    argv: ['connections:pause', '--app', 'acme-review', '--wait'],
  },
  {because: '… and resume.', argv: ['connections:resume', '--app', 'acme-review', '--wait']},
  {
    because: 'Export twice: the same bytes, so it can live in git.',
    argv: ['config:export', '--app', 'acme-review', '--output', 'first.json'],
  },
  {
    because: 'Once more.',
    argv: ['config:export', '--app', 'acme-review', '--output', 'second.json'],
  },
];

/** The files that the last two steps write. */
export const exportedFiles = ['first.json', 'second.json'] as const;
