import {isTypo, nearest} from '../../domain/text/nearest.ts';

/** What may have been meant by a command that does not exist. */
export interface Suggestion {
  meant: string | null;
  /** The topic that it is in, where one was meant. */
  topic: string | null;
  /** The commands among which it may be. */
  candidates: string[];
}

/**
 * Commands that change nothing at the service. Only they are proposed where a name is merely near:
 * what is proposed is pasted.
 */
export const readingCommands: readonly string[] = [
  'api-version:diff',
  'auth:status',
  'check',
  'completion',
  'config:diff',
  'config:export',
  'config:format',
  'config:plan',
  'config:validate',
  'connections',
  'connections:diagnose',
  'connections:info',
  'connections:list',
  'connections:wait',
  'connections:write-errors',
  'demo',
  'explain',
  'help',
  'mappings',
  'mappings:diagnose',
  'mappings:info',
  'mappings:list',
  'mappings:wait',
  'mappings:write-errors',
  'notifications',
  'notifications:list',
  'simulator:status',
  'watch',
];

/** Other words for a command's last word; the first of these that a topic has is meant. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  ack: ['acknowledge'],
  add: ['create'],
  auth: ['authorize'],
  authorize: ['authorize'],
  continue: ['resume'],
  describe: ['info'],
  destroy: ['delete'],
  details: ['info'],
  errors: ['write-errors'],
  get: ['info'],
  login: ['authorize'],
  ls: ['list'],
  new: ['create'],
  recover: ['restart'],
  remove: ['delete'],
  rm: ['delete'],
  show: ['info', 'status'],
  state: ['info', 'status'],
  status: ['info', 'status'],
  unpause: ['resume'],
  view: ['info'],
  whoami: ['status'],
};

const topicSynonyms: Readonly<Record<string, string>> = {
  configuration: 'config',
  connect: 'connections',
  connection: 'connections',
  mapping: 'mappings',
  notification: 'notifications',
};

/**
 * What was meant by a command that does not exist.
 *
 * @param typed its words, joined with colons
 * @param ids every id and alias
 */
export function suggestCommand(typed: string, ids: readonly string[]): Suggestion {
  const words = typed.split(':').filter((word) => word !== '');
  const last = words.at(-1) ?? '';
  const topics = [...new Set(ids.filter((id) => id.includes(':')).map(topicOf))];
  const topic = words.length < 2 ? null : nameOfTopic(words[0] ?? '', topics);
  if (topic !== null) {
    const candidates = ids.filter((id) => id.startsWith(`${topic}:`));
    const meant = within(last, candidates) ?? elsewhere(last, ids) ?? closest(last, candidates);
    return {meant, topic, candidates};
  }
  const [same, candidates] = [ids.filter((id) => lastOf(id) === last), ids.filter(isReading)];
  // A topic that nobody knows says nothing of what its command may change.
  if (words.length > 1) return {meant: elsewhere(last, ids), topic: null, candidates};
  const meant =
    (same.length === 1 ? same[0] : undefined) ??
    within(last, ids.filter((id) => id.startsWith('connections:')).filter(isReading)) ??
    ids.find((id) => !id.includes(':') && isTypo(last, id)) ??
    (topics.includes(own(topicSynonyms, last) ?? '') ? own(topicSynonyms, last) : undefined) ??
    within(last, candidates) ??
    closest(last, candidates);
  return {
    meant: meant != null && ids.includes(meant) ? meant : null,
    topic: null,
    candidates: same.length > 1 ? same : candidates,
  };
}

/** Of commands of one topic, the one that a last word names, or is a slip of. */
function within(word: string, ids: readonly string[]): string | null {
  const named = (name: string) => ids.filter((id) => lastOf(id) === name);
  const only = (found: readonly string[]) => (found.length === 1 ? found[0] : undefined);
  const other = (own(synonyms, word) ?? []).find((name) => named(name).length > 0);
  const startingWith = word.length < 3 ? [] : ids.filter((id) => lastOf(id).startsWith(word));
  const mistyped = word.length < 4 ? [] : ids.filter((id) => isTypo(word, lastOf(id)));
  // simulator:stat is a typo of start, and the beginning of status.
  const reading = [...new Set([...mistyped, ...startingWith])].filter(isReading);
  return (
    only(named(word)) ??
    only(other === undefined ? [] : named(other)) ??
    only(reading) ??
    (reading.length > 0 ? null : (only(mistyped) ?? only(startingWith))) ??
    null
  );
}

/** The reading command whose last word is nearest. */
function closest(word: string, ids: readonly string[]): string | null {
  const reading = ids.filter(isReading);
  const name = nearest(word, reading.map(lastOf));
  return reading.find((id) => lastOf(id) === name) ?? null;
}

/** A reading command of another topic that has the word, or another word for it. */
function elsewhere(word: string, ids: readonly string[]): string | null {
  const names = [word, ...(own(synonyms, word) ?? [])];
  const found = ids.filter((id) => isReading(id) && id.includes(':') && names.includes(lastOf(id)));
  return found.length === 1 ? (found[0] ?? null) : null;
}

function nameOfTopic(word: string, topics: readonly string[]): string | null {
  if (topics.includes(word)) return word;
  const other = own(topicSynonyms, word);
  if (other !== undefined && topics.includes(other)) return other;
  return topics.find((topic) => isTypo(word, topic)) ?? null;
}

function isReading(id: string): boolean {
  return readingCommands.includes(id);
}

function topicOf(id: string): string {
  return id.split(':')[0] ?? '';
}

function lastOf(id: string): string {
  return id.split(':').at(-1) ?? '';
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
