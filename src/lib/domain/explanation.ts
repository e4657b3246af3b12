import type {Run} from '../next-step.ts';

/** Whose fault a problem usually is, as a document says it and as a sentence does. */
export const faults = {
  data: 'data in Postgres',
  mapping: 'configuration',
  database: 'the Postgres database',
  permissions: 'permissions of the Salesforce user',
  authorization: 'authorization of the connection',
  salesforce: 'rules, automation or records in Salesforce',
  limit: 'a limit of the Salesforce organization or the plan',
  timing: 'timing of two writes',
  service: 'Heroku Connect or Salesforce',
  unknown: 'unknown',
} as const;

export type Fault = keyof typeof faults;

/** What an operator has to know of a problem that has a name. */
export interface Explanation {
  /** As the service or Salesforce spells it. */
  name: string;
  meaning: string;
  fault: Fault;
  /** What to do. */
  advice: string;
  /** What not to do; null where nothing lures. */
  avoid: string | null;
  /** The command that leads on, where there is one. */
  next: Run | null;
  /** True where no source tells the name, and the service may use another. */
  assumed: boolean;
}

/** What a table says of a problem; the rest follows. */
export type ExplanationRow = Pick<Explanation, 'meaning' | 'fault' | 'advice'> &
  Partial<Pick<Explanation, 'avoid' | 'next' | 'assumed'>>;

/** The explanation that a row of a table is. */
export function explanationOf(name: string, row: ExplanationRow): Explanation {
  const {meaning, fault, advice, avoid = null, next = null, assumed = false} = row;
  return {name, meaning, fault, advice, avoid, next, assumed};
}
