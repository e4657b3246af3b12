import type {Node, Pair, ParsedNode} from 'yaml';
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

/** The value of a node. @throws YamlFault for what has no counterpart in JSON */
export function readNode(yaml: Yaml, node: Node | null): Json {
  if (node === null) return null;
  const at = (node as ParsedNode).range[0];
  if (yaml.isAlias(node) || node.anchor !== undefined) {
    throw new YamlFault(at, 'Anchors and aliases are not read: each mapping stands for itself.');
  }
  if (node.tag !== undefined) throw new YamlFault(at, 'Tags are not read.');
  if (yaml.isSeq<ParsedNode>(node)) return node.items.map((item) => readNode(yaml, item));
  if (yaml.isMap<ParsedNode, ParsedNode | null>(node)) return readPairs(yaml, node.items);
  return (node as {value?: Json}).value ?? null;
}

function readPairs(yaml: Yaml, pairs: readonly Pair<ParsedNode, ParsedNode | null>[]): Json {
  const seen = new Set<string>();
  const entries = pairs.map(({key, value}): [string, Json] => {
    const at = key.range[0];
    readNode(yaml, key);
    if (!yaml.isScalar(key)) throw new YamlFault(at, 'A key has to be a word.');
    const name = String(key.value);
    if (name === '<<' && key.type === 'PLAIN') throw new YamlFault(at, 'Merge keys are not read.');
    if (seen.has(name)) throw new YamlFault(at, `“${shortened(name)}” is there twice.`);
    seen.add(name);
    return [name, readNode(yaml, value)];
  });
  return Object.fromEntries(entries);
}
