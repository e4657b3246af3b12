import type {Document, ParsedNode, YAMLError} from 'yaml';
import {linePositions, locator, type Spot} from '../positions.ts';
import {countKeys, findFault, tooDeep} from '../limits.ts';
import type {TextSource} from '../source.ts';
import {unreadable} from '../unreadable.ts';
import {readComments} from './comments.ts';
import {isMergeKey, NodeReader, YamlFault} from './node.ts';
import {yamlText} from './text.ts';

type Yaml = typeof import('yaml');

/**
 * Reads YAML 1.2 as far as it says the same as JSON: without tags, directives, a second document, or
 * numbers that JSON lacks. Aliases and merge keys are read as what they stand for.
 *
 * @throws Failure `bad_input` with its place
 */
export async function yamlSource(text: string, name: string): Promise<TextSource> {
  const {default: yaml} = await import('yaml');
  const content = text.replace(/\r\n?/g, '\n');
  const placeOf = linePositions(content, name);
  const fail = (offset: number, message: string) =>
    unreadable(name, 'yaml', message, placeOf(offset));
  try {
    const document = parse(yaml, content);
    const {contents} = document;
    if (contents === null) throw unreadable(name, 'yaml', 'It is empty.', null);
    const reader = new NodeReader(yaml);
    const value = reader.read(contents);
    const locate = locator(
      () => spotAt(contents.range[0], contents),
      (place, step) => childOf(yaml, reader, place, step),
      placeOf,
    );
    if (Number.isNaN(countKeys(value))) {
      const {path, message} = findFault(value) ?? {path: [], message: ''};
      throw unreadable(name, 'yaml', message, locate(path, 'value'));
    }
    return {
      value,
      format: 'yaml',
      hasAnchors: reader.hasAnchors,
      locate,
      rewrite: (other) => yamlText(other, readComments(yaml, content, contents, other)),
    };
  } catch (error) {
    if (error instanceof YamlFault) throw fail(error.offset, error.message);
    throw error;
  }
}

function parse(yaml: Yaml, text: string): Document.Parsed {
  const composer = new yaml.Composer({
    version: '1.2',
    schema: 'core',
    merge: false,
    stringKeys: true,
    // Its check takes the square of the time; ours is in readNode.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const [document, second] = composer.compose(tokensOf(yaml, text), true, text.length);
  if (document === undefined) throw new Error('a text has a document');
  if (second !== undefined) {
    throw new YamlFault(second.range[0], 'Only one document per file is supported.');
  }
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw new YamlFault(problem.pos[0], described(problem));
  const {yaml: version, tags} = document.directives;
  if (version.explicit === true || Object.keys(tags).length > 1) {
    throw new YamlFault(0, 'Directives such as %YAML are not supported.');
  }
  return document;
}

/** More open nodes than any text has whose nesting is allowed. */
const mostOpen = 256;

/**
 * The parts of a text. Whoever makes a document of them calls itself at each level, and Node.js
 * ends at once where the calls run out while it compiles a pattern; so they must not run out.
 */
function* tokensOf(yaml: Yaml, text: string) {
  const parser = new yaml.Parser();
  for (const lexeme of new yaml.Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > mostOpen) throw new YamlFault(0, tooDeep);
  }
  yield* parser.end();
}

function described({code, message}: YAMLError): string {
  if (code === 'TAG_RESOLVE_FAILED') return 'Tags are not supported.';
  if (code === 'RESOURCE_EXHAUSTION') return tooDeep;
  if (code === 'NON_STRING_KEY') return 'Keys must be strings.';
  return message.replace(/\.?$/, '.');
}

/** Where a node stands, and its key. */
interface NodeSpot extends Spot {
  node: ParsedNode | null;
}

function spotAt(key: number, node: ParsedNode | null): NodeSpot {
  return {key, value: node?.range[0] ?? key, node};
}

/** What an alias stands for is where its anchor is, and so is what a merge key brings. */
function childOf(
  yaml: Yaml,
  reader: NodeReader,
  {node}: NodeSpot,
  step: string | number,
): NodeSpot | undefined {
  const target = reader.target(node);
  if (yaml.isSeq<ParsedNode>(target) && typeof step === 'number') {
    const item = target.items[step];
    return item && spotAt(item.range[0], item);
  }
  if (!yaml.isMap<ParsedNode, ParsedNode | null>(target)) return undefined;
  const pair = target.items.find(({key}) => yaml.isScalar(key) && String(key.value) === step);
  if (pair !== undefined) return spotAt(pair.key.range[0], pair.value);
  const merge = target.items.find(({key}) => isMergeKey(key));
  if (merge === undefined) return undefined;
  const merged = reader.target(merge.value);
  const parts = yaml.isSeq<ParsedNode>(merged) ? merged.items : [merged];
  for (const part of parts) {
    const found = part && childOf(yaml, reader, spotAt(part.range[0], part), step);
    if (found) return found;
  }
  return undefined;
}
