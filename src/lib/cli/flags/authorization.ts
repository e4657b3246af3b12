import * as Flags from '@oclif/core/flags';
import type {Interfaces} from '@oclif/core';
import type {AskedAuthorization} from '../../domain/connections/connection.ts';
import {hostIn, loginHost} from '../../domain/connections/login-hosts.ts';
import type {FlagValues} from '../../next-step.ts';
import {Failure} from '../../errors.ts';

/** Flags that say what a Salesforce user is asked to authorize. */
export const authorizationFlags = {
  environment: Flags.string({
    char: 'e',
    description: 'Salesforce environment (default: as before, else production).',
    options: ['production', 'sandbox', 'custom'],
  }),
  domain: Flags.string({
    description: 'Login host for a custom environment, such as acme.my.salesforce.com.',
    helpValue: 'HOST',
  }),
  'api-version': Flags.string({
    description: 'Salesforce API version (default: latest).',
    helpValue: 'VERSION',
  }),
  next: Flags.string({
    description: 'URL to open afterward (default: dashboard).',
    helpValue: 'URL',
  }),
};

/**
 * The request that the flags ask for. A domain is one of a custom environment; where neither is
 * given, the connection knows.
 *
 * @throws Failure `usage` for a domain of another environment, and one where nobody can log in
 */
export function readAuthorization(
  flags: Partial<Interfaces.InferredFlags<typeof authorizationFlags>>,
): AskedAuthorization {
  const environment = (flags.environment ??
    (flags.domain === undefined ? undefined : 'custom')) as AskedAuthorization['environment'];
  const {next} = flags;
  const version = flags['api-version'];
  const domain = flags.domain === undefined ? undefined : readDomain(flags.domain);
  if ((environment === 'custom') !== (domain !== undefined)) {
    throw usage('--environment custom and --domain must be used together.', {
      environment: 'custom',
      domain: domain ?? 'acme.my.salesforce.com',
    });
  }
  if (next !== undefined && !/^https?:\/\/[^/\s]+/i.test(next)) {
    throw usage(`--next must be a URL, not ${next}.`, {next: 'https://example.com/done'});
  }
  return {
    ...(environment === undefined ? {} : {environment}),
    ...(domain === undefined ? {} : {domain}),
    ...(next === undefined ? {} : {next}),
    ...(version === undefined ? {} : {api_version: readVersion(version)}),
  };
}

/** The host of `--domain`, which may be pasted as a URL. @throws Failure `usage` */
function readDomain(text: string): string {
  const host = hostIn(text.trim());
  if (host === null) {
    throw usage(`--domain must be a host name, not ${text}.`, {domain: 'acme.my.salesforce.com'});
  }
  const known = loginHost(host);
  if (known.is !== 'other') return host;
  throw usage(
    `${host} is not a Salesforce login host.`,
    {domain: known.instead ?? 'acme.my.salesforce.com'},
    `Login hosts look like acme.my.salesforce.com, or acme--test.sandbox.my.salesforce.com.`,
  );
}

/** A version as the service writes it: 64 and 64.0 are `64.0`. @throws Failure `usage` */
function readVersion(text: string): string {
  const number = /^v?(\d{2,3})(?:\.\d)?$/.exec(text)?.[1];
  if (number !== undefined) return `${number}.0`;
  throw usage(`--api-version must be a version, not ${text}.`, {'api-version': '64.0'});
}

function usage(
  message: string,
  flags: FlagValues,
  reason = 'See hconnect connections:authorize --help',
): Failure {
  return new Failure('usage', message, {
    reason,
    next: {again: {flags}},
  });
}
