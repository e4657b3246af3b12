/** A step of the demo: why a user would type its command line. */
export interface DemoStep {
  because: string;
  /** What follows `hconnect`. */
  argv: string[];
  /** The exit status that the command ends with; 7 for a diagnosis that found a problem. */
  status: number;
}

/**
 * An operator's morning, in the scenario `demo` of the simulator. The command lines have no quotes,
 * and need no files but those that an earlier one has written.
 */
const lines: readonly [because: string, line: string, status?: number][] = [
  ['Five connections in four regions. Which of them need attention?', 'connections:list --deep'],
  [
    'Production runs, but one of its mappings failed. Why?',
    'connections:diagnose -a acme-production',
    7,
  ],
  [
    'The field was deleted in Salesforce. Remove it from the mapping.',
    'mappings:update Account -a acme-production --remove-field Rating__c --confirm Account --backup before-fix.json --wait',
  ],
  [
    'The shop syncs, but Salesforce refused some of its writes. Which, and why?',
    'connections:write-errors -a acme-shop',
  ],
  [
    'Staging has a change that was tested there. Export it, to keep it in git.',
    'config:export -a acme-staging --output connect.json',
  ],
  ['What would that change in production?', 'config:plan connect.json -a acme-production'],
  [
    'The same plan, as a comment on a pull request.',
    'config:plan connect.json -a acme-production --format markdown',
  ],
  [
    'Merged. Apply it, and wait until the tables are loaded.',
    'config:apply connect.json -a acme-production --yes --backup before-apply.json --wait',
  ],
  ['Production is in sync with the file.', 'config:diff connect.json acme-production'],
];

/** Each step of the demo, in order. */
export const demoStory: readonly DemoStep[] = lines.map(([because, line, status = 0]) => ({
  because,
  argv: line.split(' '),
  status,
}));

/** What the demo ends with: where to go from here, each with its command lines. */
export const whereToGo: readonly {because: string; lines: readonly string[]}[] = [
  {
    because: 'The simulator and the files of the demo are gone. To try all of it yourself:',
    lines: ['hconnect simulator:run --scenario demo -- bash'],
  },
  {
    because: 'With your own Heroku account:',
    lines: [
      'hconnect auth:login',
      'hconnect access:add APP',
      'hconnect connections:list --deep',
      'hconnect watch',
    ],
  },
];
