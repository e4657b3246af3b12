import type {Alias, Node, Pair, ParsedNode} from 'yaml';
import type {Json} from '../../json.ts';
import {shortened} from '../../text/text.ts';

type Yaml = typeof import('yaml');

/** Something in a YAML text that is not read, and where it stands. */
export class YamlFault extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** Characters that a text may expand to: as many as an input may have without anchors. */
const largest = 32 * 1024 * 1024;

/** What an anchor names: the last node that has it, before the alias. */
interface Anchored {
  node: ParsedNode;
  value: Json;
  /** Characters, with all that its own aliases stand for. */
  size: number;
}

/** Reads the nodes of one document into values. */
export class NodeReader {
  /** Whether anything has an anchor, so that the text says more than its value. */
  hasAnchors = false;
  readonly #yaml: Yaml;
  /** By their names; null while what it names is being read. */
  readonly #anchors = new Map<string, Anchored | null>();
  readonly #targets = new Map<Node, ParsedNode>();
  #size = 0;

  constructor(yaml: Yaml) {
    this.#yaml = yaml;
  }

  /**
   * The value of a node. An alias has that of its anchor: many may stand for one, within a bound on
   * what they expand to together.
   *
   * @throws YamlFault for what has no counterpart in JSON
   */
  read(node: Node | null): Json {
    if (node === null) return null;
    if (this.#yaml.isAlias(node)) return this.#ofAlias(node);
    const {anchor} = node;
    if (anchor === undefined) return this.#plain(node);
    this.hasAnchors = true;
    this.#anchors.set(anchor, null);
    const before = this.#size;
    const value = this.#plain(node);
    this.#anchors.set(anchor, {node: node as ParsedNode, value, size: this.#size - before});
    return value;
  }

  /** The node that stands for another: that of the anchor for an alias that was read. */
  target(node: ParsedNode | null): ParsedNode | null {
    return node === null ? null : (this.#targets.get(node) ?? node);
  }

  #ofAlias(node: Alias): Json {
    const {source, range} = node as Alias.Parsed;
    const anchored = this.#anchors.get(source);
    if (anchored == null) {
      const name = shortened(source);
      const missing = `No anchor &${name} is defined before this alias.`;
      const message = anchored === null ? `&${name} contains itself.` : missing;
      throw new YamlFault(range[0], message);
    }
    this.#targets.set(node, anchored.node);
    this.#size += anchored.size;
    if (this.#size > largest) {
      throw new YamlFault(range[0], 'Aliases expand to more than 32 MiB.');
    }
    return anchored.value;
  }

  #plain(node: Node): Json {
    if (node.tag !== undefined) {
      throw new YamlFault((node as ParsedNode).range[0], 'Tags are not supported.');
    }
    this.#size += 2;
    if (this.#yaml.isSeq<ParsedNode>(node)) return node.items.map((item) => this.read(item));
    if (this.#yaml.isMap<ParsedNode, ParsedNode | null>(node)) return this.#ofPairs(node.items);
    const value = (node as {value?: Json}).value ?? null;
    this.#size += typeof value === 'string' ? value.length : 8;
    return value;
  }

  #ofPairs(pairs: readonly Pair<ParsedNode, ParsedNode | null>[]): Json {
    const seen = new Set<string>();
    const merged: [string, Json][] = [];
    const entries: [string, Json][] = [];
    for (const {key, value} of pairs) {
      const at = key.range[0];
      if (this.#yaml.isAlias(key)) throw new YamlFault(at, 'Keys must be strings.');
      this.read(key);
      if (!this.#yaml.isScalar(key)) throw new YamlFault(at, 'Keys must be strings.');
      const name = String(key.value);
      if (seen.has(name)) throw new YamlFault(at, `Duplicate key “${shortened(name)}”.`);
      seen.add(name);
      if (isMergeKey(key)) merged.push(...this.#merged(value, at));
      else entries.push([name, this.read(value)]);
    }
    // The first of several that are merged counts, and before them what is said here.
    return Object.fromEntries([...merged.reverse(), ...entries]);
  }

  #merged(value: ParsedNode | null, at: number): [string, Json][] {
    this.hasAnchors = true;
    const read = this.read(value);
    const parts = Array.isArray(read) ? read : [read];
    return parts.flatMap((part) => {
      if (typeof part === 'object' && part !== null && !Array.isArray(part)) {
        return Object.entries(part);
      }
      throw new YamlFault(at, 'A merge key takes an object or a list of objects.');
    });
  }
}

/** Whether a key merges another object into its own: `<<`, which in quotation marks is a word. */
export function isMergeKey(key: ParsedNode): boolean {
  return 'value' in key && key.value === '<<' && key.type === 'PLAIN';
}
