/**
 * The service: a request comes in, an answer goes out, and the world may be another afterwards.
 *
 * Nothing here knows sockets, real time or chance.
 */
import {authorizationRoutes} from '../routes/authorization.ts';
import {connectionRoutes} from '../routes/connections.ts';
import {diagnosticRoutes} from '../routes/diagnostics.ts';
import {discoveryRoutes} from '../routes/discovery.ts';
import {mappingRoutes} from '../routes/mappings.ts';
import type {Route} from '../routes/route.ts';
import {versionRoutes} from '../routes/versions.ts';
import type {Answer, Received} from './http.ts';
import {Refusal} from './http.ts';
import type {World} from '../world/world.ts';

/** The bearer token that every simulator accepts. It is good for nothing else. */
export const token = '00000000-51a1-4000-8000-000000000000';

const routes: readonly Route[] = [
  ...discoveryRoutes,
  ...connectionRoutes,
  ...mappingRoutes,
  ...authorizationRoutes,
  ...diagnosticRoutes,
  ...versionRoutes,
];
const parts = new Map(routes.map((route) => [route, route.path.split('/')]));

/**
 * Answers a request.
 *
 * @param now simulated milliseconds; the world's clock is set to it
 */
export function handle(request: Received, world: World, now: number): Answer {
  world.now = now;
  try {
    return answerTo(request, world, now);
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

/** The method that the request stands for: a POST may carry another (documented). */
export function methodOf({method, headers}: Pick<Received, 'method' | 'headers'>): string {
  const wanted = headers['x-http-method-override']?.toUpperCase() ?? '';
  return method === 'POST' && ['PATCH', 'PUT', 'DELETE'].includes(wanted) ? wanted : method;
}

function answerTo(request: Received, world: World, now: number): Answer {
  const method = methodOf(request);
  const found = matching(request);
  const open = found.find(({route}) => route.open);
  if (!open) checkToken(request);
  if (found.length === 0) throw new Refusal(404, 'Not found.');
  const wanted = method === 'HEAD' ? 'GET' : method;
  const hit = found.find(({route}) => route.method === wanted);
  if (!hit) {
    const methods = found.map(({route}) => route.method);
    const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    throw new Refusal(405, `Method "${method}" not allowed.`, {Allow: allowed.join(', ')});
  }
  if (request.body.kind === 'too_large') throw new Refusal(413, 'Request body is too large.');
  return hit.route.answer({world, now, request, params: hit.params});
}

function checkToken({headers}: Received): void {
  const given = headers.authorization;
  const challenge = {'WWW-Authenticate': 'Bearer realm="api"'};
  if (given === undefined) {
    throw new Refusal(401, 'Authentication credentials were not provided.', challenge);
  }
  if (!/^bearer /i.test(given) || given.slice(7).trim() !== token) {
    throw new Refusal(401, 'Invalid token.', challenge);
  }
}

/** The routes of any method that the path fits. */
function matching(request: Received): {route: Route; params: Record<string, string>}[] {
  const host = request.host === 'discovery' ? 'discovery' : 'cell';
  const given = request.path.split('/');
  return routes.flatMap((route) => {
    if (route.host !== host) return [];
    const params = match(parts.get(route) ?? [], given);
    return params ? [{route, params}] : [];
  });
}

function match(
  pattern: readonly string[],
  given: readonly string[],
): Record<string, string> | null {
  if (pattern.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const value = given[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== value) return null;
      continue;
    }
    const decoded = decode(value);
    if (decoded === null || decoded === '') return null;
    params[part.slice(1)] = decoded;
  }
  return params;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
