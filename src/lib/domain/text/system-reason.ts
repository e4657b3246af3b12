import {again, type NextStep} from '../../next-step.ts';

/**
 * What the system says of a file, without the call and the path: “EACCES: permission denied, open
 * '/x'” is “permission denied (EACCES).”
 *
 * @param error what was thrown, or its message
 */
export function systemReason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [, code, words] = /^([A-Z\d]+): (.+?)(?:, \w+.*)?$/s.exec(message) ?? [];
  return code === undefined || words === undefined ? message : `${words} (${code}).`;
}

/** Causes that are not in the file: the same command helps once they are gone. */
const temporaryCauses: Readonly<Record<string, string>> = {
  ENOSPC: 'after freeing disk space',
  EDQUOT: 'after freeing disk space',
  EMFILE: 'with a higher open-file limit (ulimit -n)',
  ENFILE: 'after closing other programs',
};

/** The step that helps against an error of the system. @param otherwise where the file is the cause */
export function nextForSystem(error: unknown, otherwise: NextStep): NextStep {
  const note = temporaryCauses[(error as NodeJS.ErrnoException | null)?.code ?? ''];
  return note === undefined ? otherwise : again(note);
}
