import {argument} from './argument.ts';
import {parseApiVersion} from '../../domain/schema-diff.ts';
import {Failure} from '../../errors.ts';

/** The argument that names a version of Salesforce's API. */
export const versionArgument = {
  version: argument({description: 'Salesforce API version, such as 61.0.', required: true}),
};

/** The version as the API writes it. @throws Failure `usage` for what is none */
export function readVersion(word: string): string {
  const version = parseApiVersion(word);
  if (version !== null) return version;
  throw new Failure('usage', `Invalid API version: ${word}.`, {
    reason: 'A version is a number, such as 61.0.',
    next: {help: true},
  });
}
