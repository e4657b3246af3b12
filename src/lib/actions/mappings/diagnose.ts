import type {Selector} from '../../domain/connections/connection-ref.ts';
import {sortedFindings} from '../../domain/diagnosis/finding.ts';
import type {Diagnosis} from '../../domain/outcomes.ts';
import {explained} from '../connections/diagnose.ts';
import type {Context} from '../context.ts';
import {findMappings} from './find.ts';

/**
 * What is wrong with mappings: the service's own checks and those of hconnect, each with the
 * notification that tells why.
 *
 * @throws Failure where one cannot be read
 */
export async function diagnoseMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
): Promise<Diagnosis> {
  const {connection, mappings} = await findMappings(context, selector, words);
  const findings = await explained(context, connection, mappings);
  for (const mapping of mappings) {
    findings.push(...(await context.api.mappingValidations(connection, mapping)));
  }
  return {connection, findings: sortedFindings(findings), failure: null};
}
