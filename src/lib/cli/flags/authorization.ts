import * as Flags from '@oclif/core/flags';
import type {Interfaces} from '@oclif/core';
import type {AuthorizationRequest} from '../../domain/connections/connection.ts';
import type {FlagValues} from '../../next-step.ts';
import {Failure} from '../../errors.ts';

/** Flags that say what a Salesforce user is asked to authorise. */
export const authorizationFlags = {
  environment: Flags.string({
    char: 'e',
    description: 'What kind of organisation it is.',
    options: ['production', 'sandbox', 'custom'],
    default: 'production',
  }),
  domain: Flags.string({
    description: 'The login host of a custom environment, such as acme.my.salesforce.com.',
    helpValue: 'HOST',
  }),
  'api-version': Flags.string({
    description: 'The version of the Salesforce API; the latest where it is left out.',
    helpValue: 'VERSION',
  }),
  next: Flags.string({
    description: 'Where the browser lands afterwards; the dashboard where it is left out.',
    helpValue: 'URL',
  }),
};

/**
 * The request that the flags ask for.
 *
 * @throws Failure `usage` for a domain without a custom environment, or the other way round
 */
export function readAuthorization(
  flags: Partial<Interfaces.InferredFlags<typeof authorizationFlags>>,
): AuthorizationRequest {
  const environment = flags.environment as AuthorizationRequest['environment'];
  const {domain, next} = flags;
  const version = flags['api-version'];
  if ((environment === 'custom') !== (domain !== undefined)) {
    throw usage('--environment custom and --domain go together.', {
      environment: 'custom',
      domain: domain ?? 'acme.my.salesforce.com',
    });
  }
  if (domain !== undefined && !/^[a-z\d-]+(\.[a-z\d-]+)+$/i.test(domain)) {
    throw usage(`--domain takes a host name, not ${domain}.`, {domain: 'acme.my.salesforce.com'});
  }
  if (next !== undefined && !/^https?:\/\/[^/\s]+/i.test(next)) {
    throw usage(`--next takes a URL, not ${next}.`, {next: 'https://example.com/done'});
  }
  return {
    environment,
    ...(domain === undefined ? {} : {domain}),
    ...(next === undefined ? {} : {next}),
    ...(version === undefined ? {} : {api_version: readVersion(version)}),
  };
}

/** A version as the service writes it: 64 and 64.0 are `64.0`. @throws Failure `usage` */
function readVersion(text: string): string {
  const number = /^v?(\d{2,3})(?:\.\d)?$/.exec(text)?.[1];
  if (number !== undefined) return `${number}.0`;
  throw usage(`--api-version takes a version, not ${text}.`, {'api-version': '64.0'});
}

function usage(message: string, flags: FlagValues): Failure {
  return new Failure('usage', message, {
    reason: 'See hconnect connections:authorize --help',
    next: {again: {flags}},
  });
}
