/**
 * Bad days: answers that a correct service does not give.
 *
 * A fault is set through the control path and meets the next requests that it fits. On a flaky
 * service (behavior `flaky_percent`) a request may meet one that is drawn from the seed.
 */
import {hash} from '../model/seeded-random.ts';
import {nextNumber} from '../model/find.ts';
import type {Fault, World} from '../model/world.ts';

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isInteger(value) && (value as number) >= 0;
const isObject: Check = (value) => typeof value === 'object' && value !== null;

const checks: Readonly<Record<keyof Fault, Check>> = {
  method: isText,
  host: isText,
  path: isText,
  skip: isCount,
  times: isCount,
  status: (value) => isCount(value) && (value as number) >= 200 && (value as number) < 600,
  json: () => true,
  text: isText,
  headers: isObject,
  set: isObject,
  carried_out: (value) => typeof value === 'boolean',
  drop: (value) => value === 'before' || value === 'after',
  cut_after_bytes: (value) => isCount(value) && value !== 0,
  delay_ms: isCount,
  bytes_per_second: (value) => isCount(value) && value !== 0,
};

/** What a fault can say. */
export const faultKeys: readonly string[] = Object.keys(checks);

/** The fault that was described. Throws an Error that names what is wrong with it. */
export function readFault(given: object): Fault {
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(checks, key)) {
      throw new Error(`Unknown key of a fault: ${key}. Valid keys: ${faultKeys.join(', ')}.`);
    }
    if (!checks[key as keyof Fault](value)) throw new Error(`Invalid ${key} of a fault.`);
  }
  return {...given};
}

/** What of a request a fault is chosen by. */
type Met = Readonly<Record<'host' | 'method' | 'path', string>>;

/** The fault that this request meets, or null. Each meeting is counted. */
export function meetFault(world: World, request: Met): Fault | null {
  const number = nextNumber(world, 'request');
  for (const fault of world.faults) {
    if (!fits(fault, request)) continue;
    if ((fault.skip ?? 0) > 0) {
      fault.skip = (fault.skip ?? 0) - 1;
      continue;
    }
    fault.times = (fault.times ?? 1) - 1;
    if (fault.times <= 0) world.faults = world.faults.filter((other) => other !== fault);
    return fault;
  }
  const {flaky_percent} = world.behavior;
  if (flaky_percent === 0) return null;
  if (hash(world.seed, 'flaky', number) % 100 >= flaky_percent) return null;
  return badDays[hash(world.seed, 'bad day', number) % badDays.length] ?? null;
}

const badDays: readonly Fault[] = [
  {status: 500, json: {message: 'Internal server error.'}},
  {
    status: 502,
    text: '<html><head><title>Bad Gateway</title></head><body><h1>502</h1></body></html>',
    headers: {'Content-Type': 'text/html'},
  },
  {status: 503, json: {message: 'Service temporarily unavailable.'}},
  {drop: 'before'},
  {drop: 'after'},
  {cut_after_bytes: 10},
];

function fits({method, host, path}: Fault, request: Met): boolean {
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  if (host !== undefined && host !== request.host) return false;
  return path === undefined || patternOf(path).test(request.path);
}

function patternOf(path: string): RegExp {
  const text = path
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${text}$`);
}
