/** A count as people read it: 1,234,567; a dash where there is none. */
export function formatCount(value: number | null): string {
  if (value === null) return '–';
  if (Math.abs(value) < 1000) return String(value);
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** An amount with its noun: 1 mapping, 2 mappings. */
export function plural(amount: number, noun: string): string {
  return `${formatCount(amount)} ${noun}${amount === 1 ? '' : 's'}`;
}

/** The text with a period where it ends without one; an empty one stays so. */
export function sentence(text: string): string {
  return text.replace(/(?<=[^.:?!…])$/, '.');
}

/** The words, each once. */
export function unique(words: readonly string[] | undefined): string[] {
  return [...new Set(words)];
}

/** How many names a sentence lists; documents have all. */
const mostNames = 8;

/** Names in a sentence; where they are many, the first and how many others there are. */
export function listed(names: readonly string[]): string {
  if (names.length <= mostNames) return names.join(', ');
  return `${names.slice(0, mostNames).join(', ')} and ${plural(names.length - mostNames, 'other')}`;
}

/** More characters than a name has. */
const longestName = 80;

/** A name as a sentence shows it; one that is far too long for a name is cut. */
export function shortened(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName)}…` : name;
}

/** A name as a sentence shows it: in quotes where it does not look like one. */
export function shown(name: string): string {
  const text = shortened(name);
  return /^\w+$/.test(name) ? text : `“${text}”`;
}
