import * as Flags from '@oclif/core/flags';
import {argument} from './argument.ts';

/** The argument that names a configuration that is wanted. */
export const desiredArgument = {
  file: argument({
    description: 'Configuration file or folder, or - for stdin.',
    required: true,
  }),
};

/** Flags that say what is wanted of a connection. */
export const desiredFlags = {
  overlay: Flags.string({
    description: 'File with changes for this environment.',
    helpValue: 'FILE',
  }),
  prune: Flags.boolean({
    description: 'Delete mappings that are not in the configuration.',
    default: false,
  }),
};

/** The flag that sends a configuration in which errors were found. */
export const skipValidationFlag = {
  'skip-validation': Flags.boolean({
    description: 'Skip validation of the configuration.',
  }),
};

/** The flag that says where the previous configuration goes. */
export const backupFlag = {
  backup: Flags.string({
    description: 'File for the previous configuration (default: a new file).',
    helpValue: 'FILE',
  }),
};

/** The flag that confirms a change of data by the connection's name. */
export const confirmConnectionFlag = {
  confirm: Flags.string({
    description: 'Resource name, to confirm changes that delete data.',
    helpValue: 'NAME',
  }),
};

/** Flags that confirm the changes of a plan. */
export const applyFlags = {
  yes: Flags.boolean({char: 'y', description: 'Skip confirmation of changes that delete no data.'}),
  confirm: Flags.string({
    description: 'Resource name, to confirm changes that delete data.',
    helpValue: 'NAME',
  }),
  ...backupFlag,
  ...skipValidationFlag,
};

/** The flag of a command that carries out a plan: only to see it. */
export const planOnlyFlag = {
  'plan-only': Flags.boolean({description: 'Show the plan and exit.'}),
};

/** The flag by which a status of 2 tells a script that there are changes. */
export const exitCodeFlag = {
  'detailed-exitcode': Flags.boolean({
    description: 'Exit with 2 if there are changes.',
  }),
};
