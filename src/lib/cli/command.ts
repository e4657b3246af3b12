/*
 * What a command file is written with. The base command loads each of these, so that one import of
 * them all costs a start nothing.
 */
export * as Flags from '@oclif/core/flags';
export {HconnectCommand} from './base.ts';
export {dedent} from './dedent.ts';
export {argument} from './flags/argument.ts';
export {
  ignoreFlags,
  healthWaitFlags,
  staleCheckFlag,
  timeoutFlag,
  waitFlags,
} from './flags/wait.ts';
