import * as Flags from '@oclif/core/flags';
import {argument} from './argument.ts';

/** The argument that names a configuration that is wanted. */
export const desiredArgument = {
  file: argument({
    description: 'A configuration, JSON or YAML; a folder with one mapping a file; or a dash.',
    required: true,
  }),
};

/** Flags that say what is wanted of a connection. */
export const desiredFlags = {
  overlay: Flags.string({
    description: 'What is different in this environment; see the README.',
    helpValue: 'FILE',
  }),
  prune: Flags.boolean({description: 'Delete the mappings that are not in the configuration.'}),
};

/** Flags by which the changes of a plan are agreed to. */
export const applyFlags = {
  yes: Flags.boolean({char: 'y', description: 'Make changes that destroy nothing without asking.'}),
  confirm: Flags.string({
    description: 'The connection’s resource name: agrees to what destroys data, too.',
    helpValue: 'NAME',
  }),
  backup: Flags.string({
    description: 'Where to keep the configuration as it was; a file of its own by default.',
    helpValue: 'FILE',
  }),
};

/** The flag of a command that carries out a plan: only to see it. */
export const planOnlyFlag = {
  'plan-only': Flags.boolean({description: 'Say what would be done, and do nothing.'}),
};

/** The flag by which a status of 2 tells a script that there are changes. */
export const exitCodeFlag = {
  'detailed-exitcode': Flags.boolean({
    description: 'End with 2 where there are changes, and 0 where there are none.',
  }),
};
