import {isObject, type Json} from '../../../src/lib/domain/json.ts';

/**
 * A documented body. Plain values are meant literally. What differs from one answer to the next is
 * made with `like`: it has the documented example, which the client is given, and says what every
 * such value is, which the simulator is held to.
 */
export type Template =
  | string
  | number
  | boolean
  | null
  | Varying
  | Repeated
  | readonly Template[]
  | {readonly [key: string]: Template};

/** A value of which the documentation has an example. */
export class Varying {
  readonly example: Json;
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;

  constructor(example: Json, wanted: string, fits: (value: unknown) => boolean) {
    this.example = example;
    this.wanted = wanted;
    this.fits = fits;
  }
}

/** At least one of the same, in a list, or under a key each. */
export class Repeated {
  readonly item: Template;
  readonly key: string | null;

  constructor(item: Template, key: string | null) {
    this.item = item;
    this.key = key;
  }
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Values that vary, each by its example. */
export const like = {
  text: (example: string, pattern = /^/) =>
    new Varying(
      example,
      `text like ${String(pattern)}`,
      (value) => typeof value === 'string' && pattern.test(value),
    ),
  sentence: (example: string) => like.text(example, /\S/),
  uuid: (example: string) => like.text(example, uuid),
  state: (example: string) => like.text(example, /^[A-Z_]+$/),
  /** As models carry it: `T`, six digits, `Z`. */
  instant: (example: string) => like.text(example, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
  /** As the `times` of a mapping carry it: a space, six digits, an offset. */
  spacedInstant: (example: string) =>
    like.text(example, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00$/),
  integer: (example: number) => new Varying(example, 'an integer', Number.isInteger),
  integerOtherThan: (former: number, example: number) =>
    new Varying(
      example,
      `an integer other than ${former}`,
      (value) => Number.isInteger(value) && value !== former,
    ),
  boolean: (example: boolean) =>
    new Varying(example, 'a boolean', (value) => typeof value === 'boolean'),
  /** An object that says something, without a documented shape. */
  details: (example: Json) =>
    new Varying(
      example,
      'an object with something in it',
      (value) => isObject(value) && Object.keys(value).length > 0,
    ),
  orNull: ({example, wanted, fits}: Varying) =>
    new Varying(example, `${wanted}, or null`, (value) => value === null || fits(value)),
  each: (item: Template) => new Repeated(item, null),
  eachUnderKey: (key: string, item: Template) => new Repeated(item, key),
};

/** The body as the documentation shows it. */
export function exampleOf(template: Template): Json {
  if (template instanceof Varying) return template.example;
  if (template instanceof Repeated) {
    const item = exampleOf(template.item);
    return template.key === null ? [item] : {[template.key]: item};
  }
  if (isList(template)) return template.map(exampleOf);
  if (template === null || typeof template !== 'object') return template;
  return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, exampleOf(part)]));
}

/**
 * What is wrong with a body, one sentence for each place; empty where it is as documented. It may
 * have fields that are not documented: the compatibility policy lets the service add some any time.
 */
export function mismatches(template: Template, value: unknown, at = 'the body'): string[] {
  if (template instanceof Varying) {
    return template.fits(value) ? [] : [not(at, value, template.wanted)];
  }
  if (template instanceof Repeated) return mismatchesOfEach(template, value, at);
  if (isList(template)) {
    if (!Array.isArray(value) || value.length !== template.length) {
      return [not(at, value, `a list of ${template.length}`)];
    }
    return template.flatMap((part, index) => mismatches(part, value[index], `${at}[${index}]`));
  }
  if (template === null || typeof template !== 'object') {
    return value === template ? [] : [not(at, value, JSON.stringify(template))];
  }
  if (!isObject(value)) return [not(at, value, 'an object')];
  return Object.entries(template).flatMap(([key, part]) =>
    Object.hasOwn(value, key)
      ? mismatches(part, value[key], `${at}.${key}`)
      : [`${at} has no ${key}.`],
  );
}

function mismatchesOfEach({item, key}: Repeated, value: unknown, at: string): string[] {
  const wanted = key === null ? 'a list with something in it' : 'an object with something in it';
  if (key === null ? !Array.isArray(value) : !isObject(value)) return [not(at, value, wanted)];
  const entries = Object.entries(value as object);
  if (entries.length === 0) return [not(at, value, wanted)];
  return entries.flatMap(([name, part]) => mismatches(item, part, `${at}[${name}]`));
}

function not(at: string, value: unknown, wanted: string): string {
  return `${at} is ${(JSON.stringify(value) as string | undefined) ?? 'absent'}, not ${wanted}.`;
}

function isList(template: Template): template is readonly Template[] {
  return Array.isArray(template);
}
