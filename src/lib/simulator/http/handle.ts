/**
 * The service: a request comes in, a response goes out, and the world may be another afterward.
 *
 * Nothing here knows sockets, real time or chance.
 */
import {authorizationRoutes} from './endpoints/authorization.ts';
import {connectionRoutes} from './endpoints/connections.ts';
import {diagnosticRoutes} from './endpoints/diagnostics.ts';
import {discoveryRoutes} from './endpoints/discovery.ts';
import {mappingRoutes} from './endpoints/mappings.ts';
import {versionRoutes} from './endpoints/versions.ts';
import {type Body, readBody} from './request-body.ts';
import {Refusal} from './responses.ts';
import type {Route} from './route.ts';
import type {World} from '../model/world.ts';

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
 * @param request its URL's host name is `discovery` or the name of a cell
 * @param now simulated milliseconds; the world's clock is set to it, and never back
 */
export async function handle(request: Request, world: World, now: number): Promise<Response> {
  const body = await readBody(request, world.behavior.max_body_bytes);
  world.now = Math.max(world.now, now);
  try {
    return answerTo(request, body, world);
  } catch (error) {
    if (error instanceof Refusal) return error.response;
    throw error;
  }
}

/** The method that the request stands for: a POST may carry another (documented). */
export function methodOf({method, headers}: Request): string {
  const requested = headers.get('x-http-method-override')?.toUpperCase() ?? '';
  return method === 'POST' && ['PATCH', 'PUT', 'DELETE'].includes(requested) ? requested : method;
}

function answerTo(request: Request, body: Body, world: World): Response {
  const method = methodOf(request);
  const url = new URL(request.url);
  const found = matching(url);
  const open = found.find(({route}) => route.open);
  if (!open) checkToken(request.headers.get('authorization'));
  if (found.length === 0) throw new Refusal(404, 'Not found.');
  const requested = method === 'HEAD' ? 'GET' : method;
  const hit = found.find(({route}) => route.method === requested);
  if (!hit) {
    const methods = found.map(({route}) => route.method);
    const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
    throw new Refusal(405, `Method "${method}" not allowed.`, {Allow: allowed.join(', ')});
  }
  if (body.kind === 'too_large') throw new Refusal(413, 'Request body is too large.');
  const {hostname: host, searchParams: query} = url;
  return hit.route.answer({world, now: world.now, host, url, query, body, params: hit.params});
}

function checkToken(given: string | null): void {
  const challenge = {'WWW-Authenticate': 'Bearer realm="api"'};
  if (given === null) {
    throw new Refusal(401, 'Authentication credentials were not provided.', challenge);
  }
  if (!/^bearer /i.test(given) || given.slice(7).trim() !== token) {
    throw new Refusal(401, 'Invalid token.', challenge);
  }
}

/** The routes of any method that the path fits. */
function matching({hostname, pathname}: URL): {route: Route; params: Record<string, string>}[] {
  const host = hostname === 'discovery' ? 'discovery' : 'cell';
  const given = pathname.split('/');
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
