import * as Flags from '@oclif/core/flags';
import type {Interfaces} from '@oclif/core';
import {argument} from './argument.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {Failure} from '../../errors.ts';
import type {SettingValue} from '../../session/settings.ts';
import {clean} from '../../terminal/clean.ts';

/** Flags that name a connection. */
export const connectionFlags = {
  app: Flags.string({
    char: 'a',
    description: 'App of the connection (default: HEROKU_APP or git remote).',
    helpValue: 'APP',
    helpGroup: 'CONNECTION',
  }),
  remote: Flags.string({
    char: 'r',
    description: 'Git remote of the app.',
    helpValue: 'REMOTE',
    helpGroup: 'CONNECTION',
  }),
  resource: Flags.string({
    description: 'Resource name or id of the connection.',
    helpValue: 'NAME',
    helpGroup: 'CONNECTION',
  }),
};

/** The argument that names a connection, where a command has no other. */
export const connectionArgument = {
  connection: argument({description: 'App, resource name or id of the connection.'}),
};

/** The argument that names a mapping. */
export const mappingArgument = {
  mapping: argument({
    description: 'Object name or mapping id (case-insensitive).',
    required: true,
  }),
};

/** The argument of a command that takes several mappings. */
export const mappingsArgument = {
  mapping: argument({
    description: 'Object names or mapping ids (case-insensitive).',
    required: true,
    multiple: true,
  }),
};

/** What names a connection, as far as a command has it. */
export type NamedTarget = Partial<
  Interfaces.InferredFlags<typeof connectionFlags> &
    Interfaces.InferredArgs<typeof connectionArgument>
>;

/**
 * The connection that the flags or the argument name; null where none does.
 *
 * @param appOf the app of a git remote
 * @throws Failure `usage`, for an app and a remote of another one, too
 */
export function readTarget(
  named: NamedTarget,
  appOf: (remote: string) => SettingValue<string> | null,
): Selector | null {
  const {resource, connection, remote} = named;
  const ofRemote = remote === undefined ? null : appOf(remote);
  const app = named.app ?? ofRemote?.value;
  const names = [app, resource, connection].filter((name) => name !== undefined);
  names.forEach(checkName);
  if (ofRemote !== null && app?.toLowerCase() !== ofRemote.value) {
    throw new Failure(
      'usage',
      `--app ${app ?? ''} and --remote ${remote ?? ''} name different apps.`,
      {
        reason: `The remote ${remote ?? ''} belongs to the app ${ofRemote.value}.`,
        next: {again: {without: ['remote']}},
      },
    );
  }
  // An app that a remote stands for was not typed.
  const source = named.app === undefined ? ofRemote?.source : undefined;
  return names.length === 0 ? null : {app, resource, connection, source};
}

/** The connection of an app that was not typed. @throws Failure `usage` where nothing names one */
export function targetOfApp(app: SettingValue<string> | null): Selector {
  if (app !== null) return {app: checkName(app.value), source: app.source};
  throw new Failure('usage', 'No connection specified.', {
    reason: 'Pass --app or --resource, set HEROKU_APP, or run it in a Heroku app’s git repository.',
    next: {again: {flags: {app: 'APP'}}},
  });
}

/** The connection that a word names, where there can be several. @throws Failure `usage` */
export function targetNamed(word: string): Selector {
  return {connection: checkName(word)};
}

/**
 * The name of an app or a connection, as given. Names go into URLs and messages; the service has
 * none with other characters.
 *
 * @throws Failure `usage` where it cannot be one
 */
export function checkName(name: string): string {
  if (/^[\w.-]+$/.test(name)) return name;
  const shown = JSON.stringify(clean(name));
  throw new Failure('usage', `${shown} is not a valid app or connection name.`, {
    reason: 'Names have only letters, digits, dashes, dots and underscores.',
    next: {run: 'connections:list'},
  });
}
