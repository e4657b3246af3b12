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
  const left = new Map<string, A[]>();
  const exactly = new Set(after.map(({object_name}) => object_name));
  for (const one of before) {
    if (exactly.has(one.object_name)) continue;
    const key = one.object_name.toLowerCase();
    left.set(key, [...(left.get(key) ?? []), one]);
  }
  const paired = new Set<A>();
  const pairs = after.map((one): Pair<A, B> => {
    const others = left.get(one.object_name.toLowerCase()) ?? [];
    const found = exact.get(one.object_name) ?? (others.length === 1 ? others[0] : undefined);
    if (found === undefined || paired.has(found)) return {before: null, after: one};
    paired.add(found);
    return {before: found, after: one};
  });
  const alone = before.filter((one) => !paired.has(one)).map((one) => ({before: one, after: null}));
  return [...pairs, ...alone].sort((a, b) => compare(nameOf(a), nameOf(b)));
}

function nameOf({before, after}: Pair<Named, Named>): string {
  return (after ?? before).object_name;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
