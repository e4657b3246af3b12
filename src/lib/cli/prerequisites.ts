import {demandSameConnection, demandUnmoved, type Planned} from '../actions/configuration/plan.ts';
import {nameOf} from '../domain/connections/connection-ref.ts';
import {destroys} from '../domain/plan/plan.ts';
import {plural} from '../domain/text/text.ts';
import type {Prompts} from '../terminal/prompts.ts';
import {destructionsOf} from '../terminal/views/configuration/plan.ts';
import {agree} from './agreement.ts';
import type {Destruction} from './consent.ts';

/** A plan that is to be carried out, and what the command can do before it is. */
export interface Applying extends Planned {
  /** The flags that agree to it, as far as the command has them. */
  flags: {
    yes?: boolean | undefined;
    confirm?: string | undefined;
    'plan-only'?: boolean | undefined;
  };
  showPlan: () => Promise<void>;
  consent: (destruction: Destruction) => Promise<void>;
  /** Null where nobody can be asked. */
  prompts: () => Prompts | null;
  /** Makes sure that the configuration as it is can be kept in a file. */
  checkBackup: () => Promise<void>;
  /** Keeps the configuration as it is in a file. */
  writeBackup: () => Promise<void>;
}

/** Something that has to be so before the first change. */
export interface Prerequisite {
  title: string;
  /** Whether it matters; else always. */
  enabled?: (applying: Applying) => boolean;
  /** Sees to it. @throws Failure where it is not so */
  demand: (applying: Applying) => Promise<void> | void;
}

const hasChanges = ({plan, flags}: Applying) =>
  flags['plan-only'] !== true && plan.steps.length > 0;

/** What config:apply, config:promote and config:rollback demand, in this order. */
export const prerequisites: readonly Prerequisite[] = [
  {title: 'The plan is for this connection.', demand: demandSameConnection},
  {title: 'Nobody has changed the connection since the plan was made.', demand: demandUnmoved},
  {
    title: 'The current configuration can be saved.',
    enabled: hasChanges,
    demand: ({checkBackup}) => checkBackup(),
  },
  {title: 'The plan has been shown.', enabled: hasChanges, demand: ({showPlan}) => showPlan()},
  {
    title: 'What destroys data is confirmed by name.',
    enabled: (applying) => hasChanges(applying) && destroys(applying.plan),
    demand: ({live, plan, consent}) =>
      consent({consequences: destructionsOf(plan), name: nameOf(live)}),
  },
  {
    title: 'What destroys nothing has a yes.',
    enabled: (applying) => hasChanges(applying) && !destroys(applying.plan),
    demand: demandYes,
  },
  {
    title: 'The configuration as it is can be had back.',
    enabled: hasChanges,
    demand: ({writeBackup}) => writeBackup(),
  },
];

/** Goes through all of them. @throws Failure of the first that is not met */
export async function meetPrerequisites(applying: Applying): Promise<void> {
  for (const {enabled, demand} of prerequisites) {
    if (enabled?.(applying) ?? true) await demand(applying);
  }
}

async function demandYes({live, plan, flags, prompts}: Applying): Promise<void> {
  const name = nameOf(live);
  const changes = plural(plan.steps.length, 'change');
  await agree(
    {
      question: `Make ${changes} on ${name}?`,
      refused: `Nothing was done: ${changes} of ${name} want a yes.`,
      reason: 'They destroy no data, and nobody is at the terminal to be asked.',
      details: {changes: plan.steps.map(({action, object_name}) => ({action, object_name}))},
    },
    flags.yes === true || flags.confirm === name,
    prompts,
  );
}
