import {
  demandSameConnection,
  demandUnchanged,
  type Planned,
} from '../../actions/configuration/plan.ts';
import type {Connection} from '../../domain/connections/connection.ts';
import {nameOf, type ConnectionRef} from '../../domain/connections/connection-ref.ts';
import {plural} from '../../domain/text/text.ts';
import {demandValid, type Validation} from '../../domain/validation/validation.ts';
import {Failure} from '../../errors.ts';
import {cancelled, type Prompts} from '../../terminal/prompts.ts';
import {isSameName, mismatch, type Destruction} from './consent.ts';

/** A change that a command is about to make. Each command that destroys or moves data has one. */
export interface Change {
  /** As it was read before the change. */
  live: ConnectionRef | Connection;
  /** Where a saved plan is carried out. */
  saved?: Planned['saved'] | undefined;
  /** What was found in the configuration that is to be sent; undefined where none is. */
  validation?: Validation | undefined;
  /** What is destroyed or moved, a sentence each; empty where nothing is. */
  destruction: Destruction;
  /** What destroys nothing and needs a yes all the same; empty where nothing does. */
  steps: readonly {action: string; object_name: string}[];
  /** Whether there is something to do at all. */
  isNeeded: boolean;
  /** Whether the configuration as it is goes to a file. */
  savesConfiguration: boolean;
  /** Whether it happens though nothing moves in the connection. */
  needsNoMovement?: boolean;
  /** How many changes are made one by one, where no plan that is shown says so. */
  changes?: number;
}

/** What a command can do before it makes a change. */
export interface ChangeContext {
  /** The flags that agree to it, as far as the command has them. */
  flags: {
    yes?: boolean | undefined;
    confirm?: string | undefined;
    'skip-validation'?: boolean | undefined;
  };
  /** Shows what will be done. */
  show: () => Promise<void>;
  consent: (destruction: Destruction) => Promise<void>;
  /** Null where nobody can be asked. */
  prompts: () => Prompts | null;
  /** Makes sure that what is waited for can happen; nothing without a wait. */
  demandCanSync: () => Promise<void>;
  /** Makes sure that the configuration as it is can be saved to a file. */
  checkBackup: () => Promise<void>;
  /** Saves the configuration as it is to a file. */
  writeBackup: () => Promise<void>;
}

/** Something that has to be so before a change is made. */
export interface Prerequisite {
  title: string;
  /** Whether it matters; else always. */
  enabled?: (change: Change) => boolean;
  /** Sees to it. @throws Failure where it is not so */
  demand: (change: Change, means: ChangeContext) => Promise<void> | void;
}

const isNeeded = (change: Change) => change.isNeeded;
const destroys = ({destruction}: Change) => destruction.consequences.length > 0;

/**
 * What is demanded before anything is changed, in this order. Every command that can destroy or move
 * data goes through it: apply, import, promote, rollback, update, edit, delete, reload, configure,
 * and an export over a folder.
 */
export const prerequisites: readonly Prerequisite[] = [
  {title: 'The plan is for this connection.', demand: demandSameConnection},
  {
    title: 'Nobody has changed the connection since the plan was made.',
    demand: demandUnchanged,
  },
  {title: 'The configuration is valid.', demand: demandValidConfiguration},
  {
    title: 'The wait can succeed.',
    enabled: (change) => isNeeded(change) && change.needsNoMovement !== true,
    demand: (_, {demandCanSync: demandCanSync}) => demandCanSync(),
  },
  {
    title: 'The current configuration can be saved.',
    enabled: (change) => isNeeded(change) && change.savesConfiguration,
    demand: (_, {checkBackup}) => checkBackup(),
  },
  {title: 'The plan has been shown.', enabled: isNeeded, demand: (_, {show}) => show()},
  {
    title: 'Changes that delete or move data are confirmed by name.',
    enabled: (change) => isNeeded(change) && destroys(change),
    demand: ({destruction}, {consent}) => consent(destruction),
  },
  {
    title: 'Other changes are confirmed.',
    enabled: (change) => isNeeded(change) && !destroys(change),
    demand: demandYes,
  },
  {
    title: 'The previous configuration is saved.',
    enabled: (change) => isNeeded(change) && change.savesConfiguration,
    demand: (_, {writeBackup}) => writeBackup(),
  },
];

/** Goes through all of them. @throws Failure of the first that is not met */
export async function meetPrerequisites(change: Change, means: ChangeContext): Promise<void> {
  for (const {enabled, demand} of prerequisites) {
    if (enabled?.(change) ?? true) await demand(change, means);
  }
}

function demandValidConfiguration({validation}: Change, {flags}: ChangeContext): void {
  if (validation !== undefined && flags['skip-validation'] !== true) demandValid(validation);
}

async function demandYes(
  {live, steps, destruction}: Change,
  {flags, prompts}: ChangeContext,
): Promise<void> {
  const {yes, confirm} = flags;
  if (confirm !== undefined && !isSameName(confirm, destruction.name)) {
    throw mismatch(confirm, destruction);
  }
  if (steps.length === 0 || yes === true || confirm !== undefined) return;
  const name = nameOf(live);
  const changes = plural(steps.length, 'change');
  const asking = prompts();
  if (asking === null) {
    throw new Failure(
      'usage',
      `${changes} to ${name} ${steps.length === 1 ? 'needs' : 'need'} confirmation; pass --yes.`,
      {
        reason: 'Nothing was changed. The changes delete no data.',
        next: {again: {flags: {yes: true}}},
        details: {changes: steps.map(({action, object_name}) => ({action, object_name}))},
      },
    );
  }
  if (!(await asking.confirm(`Make ${changes} on ${name}?`))) throw cancelled();
}
