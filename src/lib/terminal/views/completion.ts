import type {View} from '../view.ts';

/** A script that a shell reads, as it is. */
export const scriptView: View<{shell: string; script: string}> = {
  verbatim: true,
  text: (_output, {script}) => script,
  json: (data) => data,
};

/** What a word could become, as a shell's script reads it. */
export const candidatesView: View<{found: unknown; lines: string}> = {
  verbatim: true,
  text: (_output, {lines}) => lines,
  json: ({found}) => found,
};
