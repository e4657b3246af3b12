/** Something of one side and its counterpart on the other; one of them may be missing. */
export type Pair<A, B> =
  {before: A; after: B} | {before: A; after: null} | {before: null; after: B};

interface Named {
  object_name: string;
}

/**
 * Sets the mappings of two sides beside each other by their objects. A name that differs in case
 * only is the same object to Salesforce, and the same table to Postgres; it pairs with what is
 * left where that is a single one.
 *
 * @returns sorted by object name, that of the second side first
 */
export function pairMappings<A extends Named, B extends Named>(
  before: readonly A[],
  after: readonly B[],
): Pair<A, B>[] {
  const exact = new Map(before.map((one) => [one.object_name, one]));
  const exactly = new Set(after.map(({object_name}) => object_name));
  // What is left, by its name in lower case; null where several have it.
  const left = new Map<string, A | null>();
  for (const one of before) {
    const key = one.object_name.toLowerCase();
    if (!exactly.has(one.object_name)) left.set(key, left.has(key) ? null : one);
  }
  const free = new Set(before);
  const pairs = after.map((one): Pair<A, B> => {
    const found = exact.get(one.object_name) ?? left.get(one.object_name.toLowerCase());
    return found != null && free.delete(found)
      ? {before: found, after: one}
      : {before: null, after: one};
  });
  const unpaired = [...free].map((one) => ({before: one, after: null}));
  return [...pairs, ...unpaired].sort((a, b) => compare(nameOf(a), nameOf(b)));
}

function nameOf({before, after}: Pair<Named, Named>): string {
  return (after ?? before).object_name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
