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
