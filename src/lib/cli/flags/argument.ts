import * as Args from '@oclif/core/args';

/** An argument that is a text; where it is missing, oclif itself would read it from stdin. */
export const argument = Args.custom({ignoreStdin: true});
