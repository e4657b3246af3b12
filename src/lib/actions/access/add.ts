import type {Discovered} from '../../domain/connections/connection.ts';
import {unique} from '../../domain/text/text.ts';
import {unknownName} from '../../domain/text/unknown-name.ts';
import {Failure, isFailure} from '../../errors.ts';
import type {Context} from '../context.ts';

/** What somebody reaches. */
export interface AccessibleConnections {
  ofApp: Discovered[];
  others: Discovered[];
}

/**
 * Puts you on the access list of an app's connections, and remembers where all that you reach are.
 *
 * @returns those of the app, and the others; the service names every connection of every app
 * @throws Failure `not_found` where the app has no connection that you may see, `service` where it
 *   is not known whether it has one
 */
export async function addAccess(context: Context, app: string): Promise<AccessibleConnections> {
  context.report({type: 'started', what: `Requesting access to ${app}`});
  const reached = await grant(context, app);
  context.remembered.remember(reached, context.clock.now());
  const mine = reached.filter((one) => isOfApp(one, app));
  // An answer that names no apps does not tell which are this app's; discovery does.
  const unnamed = mine.length === 0 && reached.some(isOfUnknownApp);
  const ofApp = unnamed ? await context.api.discover(app.toLowerCase()) : mine;
  if (unnamed) context.remembered.remember(ofApp, context.clock.now());
  if (ofApp.length === 0 && reached.some(isOfUnknownApp)) {
    throw new Failure('service', `You have access to ${app}, but its connections are unknown.`, {
      reason: 'Heroku Connect did not name the app of each connection.',
      next: {run: 'connections:list'},
    });
  }
  if (ofApp.length === 0) {
    throw new Failure('not_found', `You have access to ${app}, but it has no connection.`, {
      reason: 'The Heroku Connect add-on may not be attached to it.',
      next: {program: ['heroku', 'addons:create', 'herokuconnect', '--app', app]},
    });
  }
  const ids = new Set(ofApp.map(({id}) => id));
  return {ofApp, others: reached.filter(({id}) => !ids.has(id))};
}

function isOfApp({app_name, record}: Discovered, app: string): boolean {
  return app_name?.toLowerCase() === app.toLowerCase() || record.app_id === app.toLowerCase();
}

function isOfUnknownApp({app_name, record}: Discovered): boolean {
  return app_name === null && typeof record.app_id !== 'string';
}

async function grant(context: Context, app: string): Promise<Discovered[]> {
  try {
    // Heroku's names of apps are in lower case.
    return await context.api.grantAccess(app.toLowerCase());
  } catch (error) {
    if (isFailure(error, 'not_found')) {
      const {details, facts, reason} = error;
      const known = context.remembered.all().flatMap(({app_name}) => app_name ?? []);
      const unknown = unknownName({
        kind: 'not_found',
        message: `App ${app} not found.`,
        word: app,
        candidates: unique(known),
        reason: reason ?? 'You may not be a member of it.',
        of: ['app'],
        next: {program: ['heroku', 'apps'], note: 'lists your apps'},
      });
      throw unknown.with(unknown.message, {details, facts});
    }
    if (!isFailure(error, 'auth') || error.facts.httpStatus !== 403) throw error;
    const program = ['heroku', 'access', '--app', app];
    throw error.with(`You don’t have access to ${app}.`, {
      next: {program, note: 'lists who can give you access'},
    });
  }
}
