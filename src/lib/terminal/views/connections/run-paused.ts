import {identityOf, nameOf} from '../../../domain/connections/connection-ref.ts';
import type {PausedRun, StaysPaused} from '../../../domain/outcomes.ts';
import {clean} from '../../clean.ts';
import type {View} from '../../view.ts';

/** Before the command starts: how to resume by hand, since everything else may be lost. */
export const pausedView: View<PausedRun> = {
  text: (_output, {connection, stays, resumeCommand}) => {
    const name = clean(nameOf(connection));
    const state = stays === null ? 'is PAUSED' : 'was already PAUSED and will stay PAUSED';
    return `${name} ${state}. To resume it: ${resumeCommand}\n`;
  },
  json: runJson,
};

/** After the command has ended: how the connection was left. */
export const ranPausedView: View<PausedRun> = {
  text: (_output, {connection, stays, resumeCommand}) => {
    const name = clean(nameOf(connection));
    return stays === null
      ? `${name} was resumed.\n`
      : `${name} is still PAUSED: ${reasonOf(stays)} To resume it: ${resumeCommand}\n`;
  },
  json: runJson,
};

/** Why a connection stays paused, in a sentence. */
export function reasonOf({reason, by}: StaysPaused): string {
  if (reason === 'held')
    return `another command (${clean(by ?? '')}) still needs it and will resume it.`;
  return reason === 'paused_since' ? 'someone paused it during the run.' : 'it was PAUSED before.';
}

function runJson({connection, command, exit_status, stays, resumeCommand}: PausedRun) {
  return {
    action: 'pause',
    ...identityOf(connection),
    command,
    exit_status,
    resumed: exit_status !== null && stays === null,
    stays_paused: stays,
    to_resume: resumeCommand,
  };
}
