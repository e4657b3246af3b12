import * as Flags from '@oclif/core/flags';
import type {WaitOptions} from '../../actions/wait.ts';
import {parseDuration} from '../../domain/text/duration.ts';

/** Flags of a command that can follow what it started. */
export const waitFlags = {
  wait: Flags.boolean({
    char: 'w',
    description: 'Follow the work to its end.',
    helpGroup: 'WAITING',
  }),
  timeout: Flags.string({
    description: 'How long to wait, with a unit: 90s, 30m, 2h.',
    default: '1h',
    helpValue: 'TIME',
    helpGroup: 'WAITING',
  }),
};

/** What the flags say of waiting, as far as a command has them. */
export interface WaitFlags {
  wait?: boolean | undefined;
  timeout?: string | undefined;
}

/** Whether and how long to wait. @throws Failure `usage` for a time that cannot be understood */
export function readWait(flags: WaitFlags): WaitOptions {
  return flags.wait === true ? {wait: true, timeout: readTimeout(flags)} : {wait: false};
}

/** The milliseconds of `--timeout`. @throws Failure `usage` */
export function readTimeout({timeout = ''}: WaitFlags): number {
  return parseDuration(timeout, '--timeout');
}
