/**
 * What the system says of a file, without the call and the path: “EACCES: permission denied, open
 * '/x'” is “permission denied (EACCES).”
 */
export function systemReason(message: string): string {
  const [, code, words] = /^([A-Z\d]+): (.+?)(?:, \w+.*)?$/s.exec(message) ?? [];
  return code === undefined || words === undefined ? message : `${words} (${code}).`;
}
