import * as Flags from '@oclif/core/flags';
import type {Interfaces} from '@oclif/core';
import {argument} from './argument.ts';
import type {Selector} from '../../domain/connections/connection-ref.ts';
import {Failure} from '../../errors.ts';
import {clean} from '../../terminal/clean.ts';

/** Flags that name a connection. */
export const connectionFlags = {
  app: Flags.string({
    char: 'a',
    description: 'The app that the connection belongs to.',
    helpValue: 'APP',
    helpGroup: 'CONNECTION',
  }),
  resource: Flags.string({
    description: 'The connection’s resource name or id.',
    helpValue: 'NAME',
    helpGroup: 'CONNECTION',
  }),
};

/** The argument that names a connection, where a command has no other. */
export const connectionArgument = {
  connection: argument({description: 'A resource name, an id, or an app with one connection.'}),
};

/** The argument that names a mapping. */
export const mappingArgument = {
  mapping: argument({
    description: 'A Salesforce object or a mapping’s id, in any case.',
    required: true,
  }),
};

/** The argument of a command that takes several mappings. */
export const mappingsArgument = {
  mapping: argument({
    description: 'Salesforce objects or ids of mappings, in any case.',
    required: true,
    multiple: true,
  }),
};

/** What names a connection, as far as a command has it. */
export type NamedTarget = Partial<
  Interfaces.InferredFlags<typeof connectionFlags> &
    Interfaces.InferredArgs<typeof connectionArgument>
>;

/** The connection that the flags or the argument name; null where none does. @throws Failure `usage` */
export function readTarget(named: NamedTarget): Selector | null {
  const {app, resource, connection} = named;
  const names = [app, resource, connection].filter((name) => name !== undefined);
  names.forEach(checkName);
  return names.length === 0 ? null : {app, resource, connection};
}

/** The connection of an app. @throws Failure `usage` where nothing names one */
export function targetOfApp(app: string | null): Selector {
  if (app !== null) return {app: checkName(app)};
  throw new Failure('usage', 'It is not said which connection is meant.', {
    reason: 'No --app or --resource, no HEROKU_APP, and no git remote “heroku” here.',
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
  throw new Failure('usage', `${shown} is not a name of an app or a connection.`, {
    reason: 'Such a name has letters, digits, dashes, dots and underscores only.',
    next: {run: 'connections:list'},
  });
}
