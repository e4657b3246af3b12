/** A count as people read it: 1,234,567; a dash where there is none. */
export function formatCount(value: number | null): string {
  if (value === null) return '–';
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** An amount with its noun: 1 mapping, 2 mappings. */
export function plural(amount: number, noun: string): string {
  return `${formatCount(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

/** The words, each once. */
export function unique(words: readonly string[] | undefined): string[] {
  return [...new Set(words)];
}
