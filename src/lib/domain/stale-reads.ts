import type {AcceptedAction, AcceptedChange} from './accepted-changes.ts';
import type {State} from './states.ts';

/** The actions that decide in which state a connection rests. */
const restingActions: readonly AcceptedAction[] = ['pause', 'resume', 'restart'];

/** The actions that send a connection through other states. */
const connectionActions: readonly AcceptedAction[] = [
  ...restingActions,
  'import',
  'configure',
  'authorize',
  'delete',
];

/** Whether an action sends its connection through other states, and not only a mapping. */
export function affectsConnection({action}: AcceptedChange): boolean {
  return connectionActions.includes(action);
}

/** The newest change that decides in which state a connection rests. */
export function newestResting(changes: readonly AcceptedChange[]): AcceptedChange | undefined {
  return changes.findLast(({action}) => restingActions.includes(action));
}

/** Without the pauses and resumptions that a newer one has made void. @param changes the oldest first */
export function newestSwitches(changes: readonly AcceptedChange[]): AcceptedChange[] {
  const isSwitch = ({action}: AcceptedChange) => action === 'pause' || action === 'resume';
  const newest = changes.findLast(isSwitch);
  return changes.filter((change) => !isSwitch(change) || change === newest);
}

/** Whether a state of the connection can only have come after the action was accepted. */
export function showsInConnection(action: AcceptedAction, {name}: State): boolean {
  switch (action) {
    case 'pause':
      return name === 'PAUSED';
    // Only what is paused can be resumed, so that any other state is a later one.
    case 'resume':
      return name !== 'PAUSED';
    case 'restart':
      return name === 'RECOVERY';
    case 'import':
      return name === 'IMPORT_CONFIGURATION';
    case 'delete':
      return name === 'BUSY';
    case 'configure':
      return name !== 'NEW';
    case 'authorize':
      return !endedByAuthorization.includes(name);
    case 'create':
    case 'update':
    case 'reload':
    case 'abort':
      return false;
  }
}

/** Whether a state of a mapping can only have come after the action was accepted. */
export function showsInMapping(action: AcceptedAction, state: State): boolean {
  if (action === 'create') return true;
  if (action === 'abort') return state.name === 'ABORTED';
  return state.kind === 'moving';
}

const endedByAuthorization: readonly string[] = ['NEW', 'NEED_AUTHENTICATION', 'UNAUTHORIZED'];

/** Whether an action, once it shows, can lead a connection out of a state in which nothing moves. */
export function canEnd(action: AcceptedAction, {name, kind}: State): boolean {
  if (action === 'resume') return name === 'PAUSED';
  if (action === 'restart') return kind === 'error' || name === 'PAUSED';
  if (action === 'configure') return name === 'NEW' || name === 'DB_UNAVAILABLE';
  return action === 'authorize' && endedByAuthorization.includes(name);
}

/** Whether an import runs, or may be about to: what is there, and how, shows when it has ended. */
export function isImporting({name}: State, pending: readonly AcceptedChange[]): boolean {
  return name === 'IMPORT_CONFIGURATION' || pending.some(({action}) => action === 'import');
}

/** Whether nothing can move in a connection, and no accepted change will see to it. @param pending the oldest first */
export function isStuck(state: State, pending: readonly AcceptedChange[]): boolean {
  const stands = state.kind === 'stopped' || state.kind === 'error';
  return stands && !newestSwitches(pending).some(({action}) => canEnd(action, state));
}

/** Whether a connection was set up once, so that it takes changes of its mappings. */
export function isSetUp({name}: State): boolean {
  return name !== 'NEW' && name !== 'NEED_AUTHENTICATION';
}

/**
 * Whether a connection cleans up after a mapping that is deleted: a paused one does, and deleting
 * mappings is what helps one with more rows than its plan allows.
 */
export function canCleanUp({name, kind}: State): boolean {
  return kind !== 'error' || name === 'TOO_MANY_ROWS';
}

/** Whether a connection that works is about to be paused. @param pending the oldest first */
export function isPausing({name}: State, pending: readonly AcceptedChange[]): boolean {
  return name !== 'PAUSED' && newestResting(pending)?.action === 'pause';
}
