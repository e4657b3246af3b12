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

/** The flag that sends a configuration in which errors were found. */
export const skipValidationFlag = {
  'skip-validation': Flags.boolean({
    description: 'Send the configuration even if validation finds errors.',
  }),
};

/** The flag that says where the previous configuration goes. */
export const backupFlag = {
  backup: Flags.string({
    description: 'File for the previous configuration (default: a new file with the settings).',
    helpValue: 'FILE',
  }),
};

/** Flags by which the changes of a plan are agreed to. */
export const applyFlags = {
  yes: Flags.boolean({char: 'y', description: 'Make changes that delete nothing without asking.'}),
  confirm: Flags.string({
    description: 'The connection’s resource name, to confirm changes that delete data.',
    helpValue: 'NAME',
  }),
  ...backupFlag,
  ...skipValidationFlag,
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
