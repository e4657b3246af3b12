import {formatPath} from '../configuration/configuration.ts';
import {problemsOf, type Problem, type Shape} from '../configuration/shape/shape.ts';
import {isObject, type Json, type JsonObject} from '../json.ts';
import {formatPosition, type Source, type SourcePosition} from '../source/source.ts';
import {parseDuration} from '../text/duration.ts';
import {nearest} from '../text/nearest.ts';
import {shown} from '../text/text.ts';
import {Failure, isFailure} from '../../errors.ts';
import {finding} from './check-connection.ts';
import type {CheckFinding, CheckReport} from './checked.ts';
import {measures, type GivenLimits} from './limits.ts';

/** The limits that a file sets for objects, by their names in lower case. */
export interface Thresholds {
  limits: ReadonlyMap<string, GivenLimits>;
  objects: {object_name: string; position: SourcePosition}[];
}

/** Shown where a file is none. */
export const exampleOfThresholds = {example: '{"Account": {"max_lag": "1h", "max_errors": 10}}'};

/** What a file of thresholds may have. */
const shape: Shape = {
  kind: 'names',
  description: 'Limits by Salesforce object.',
  must: 'It must be an object with a key for each Salesforce object.',
  each: {
    kind: 'object',
    description: 'The limits of one object.',
    must: 'The limits of an object must be an object.',
    required: [],
    keys: Object.fromEntries(
      (['max', 'warn'] as const).flatMap((kind) =>
        measures.map((measure): [string, Shape] => {
          const key = `${kind}_${measure}`;
          const description = `As --${kind}-${measure}.`;
          return measure === 'lag'
            ? [
                key,
                {
                  kind: 'text',
                  description,
                  must: `${key} must be a time with a unit, such as 30m.`,
                },
              ]
            : [
                key,
                {kind: 'integer', description, must: `${key} must be a whole number.`, minimum: 0},
              ];
        }),
      ),
    ),
  },
};

/**
 * Reads limits by object from JSON or YAML.
 *
 * @param name the file's, for messages
 * @throws Failure `bad_input` with every problem and its position
 */
export function thresholdsOf({value, locate}: Source, name: string): Thresholds {
  const limits = new Map<string, GivenLimits>();
  const objects: Thresholds['objects'] = [];
  const problems = problemsOf(value, shape);
  for (const [object_name, row] of isObject(value) ? Object.entries(value) : []) {
    if (!isObject(row)) continue;
    const key = object_name.toLowerCase();
    if (limits.has(key)) {
      const message = `${shown(object_name)} is in the file twice.`;
      problems.push({rule: 'duplicate-object', path: [object_name], part: 'key', message});
    }
    limits.set(key, limitsIn(object_name, row, problems));
    objects.push({object_name, position: locate([object_name], 'key')});
  }
  if (problems.length > 0) throw notThresholds(name, problems, locate);
  return {limits, objects};
}

function limitsIn(object_name: string, row: JsonObject, problems: Problem[]): GivenLimits {
  const read = (kind: 'max' | 'warn', measure: (typeof measures)[number]) => {
    const key = `${kind}_${measure}`;
    const given: Json | undefined = row[key];
    if (typeof given === 'number') return given;
    if (typeof given !== 'string' || measure !== 'lag') return undefined;
    try {
      return parseDuration(given, key);
    } catch (error) {
      if (!isFailure(error)) throw error;
      const {message, reason} = error;
      const path = [object_name, key];
      problems.push({rule: 'wrong-value', path, part: 'value', message, advice: reason});
      return undefined;
    }
  };
  return Object.fromEntries(
    measures.map((measure) => [measure, {max: read('max', measure), warn: read('warn', measure)}]),
  );
}

function notThresholds(
  name: string,
  problems: readonly Problem[],
  locate: Source['locate'],
): Failure {
  const found = problems.map(({path, part, message, advice}) => {
    return {path: formatPath(path), message, advice, ...locate(path, part)};
  });
  const [first] = found;
  const more = found.length > 1 ? ` And ${found.length - 1} more.` : '';
  const where = first === undefined ? '' : `${formatPosition(first)}: `;
  const advice = first?.advice === undefined ? '' : ` ${first.advice}`;
  return new Failure('bad_input', `${name} is not a valid thresholds file.`, {
    reason: `${where}${first?.message ?? ''}${advice}${more}`,
    next: exampleOfThresholds,
    details: {file: name, findings: found},
  });
}

/**
 * A warning for each object of a file that no checked connection maps; none where some connections
 * could not be read, since they may.
 */
export function unknownObjects(
  {objects}: Pick<Thresholds, 'objects'>,
  {connections, regions}: Pick<CheckReport, 'connections' | 'regions'>,
): CheckFinding[] {
  const unread =
    connections.some(({mappings}) => mappings === null) ||
    regions.some(({finding: missing}) => missing !== null);
  if (unread) return [];
  const names = new Map<string, string>();
  for (const {mappings} of connections) {
    for (const {object_name} of mappings ?? []) names.set(object_name.toLowerCase(), object_name);
  }
  return objects
    .filter(({object_name}) => !names.has(object_name.toLowerCase()))
    .map(({object_name, position}) => {
      const meant = nearest(object_name, [...names.values()]);
      const hint = meant === null ? '' : ` Did you mean ${meant}?`;
      const message = `${formatPosition(position)}: no checked connection maps ${shown(object_name)}.${hint}`;
      return finding('warning', 'unknown-object', null, message, `unknown object ${object_name}`);
    });
}
