import type {Selector} from '../../domain/connections/connection-ref.ts';
import {sortedFindings} from '../../domain/diagnosis/finding.ts';
import type {Diagnosis, DiagnosisGap} from '../../domain/outcomes.ts';
import {explained, unless} from '../connections/diagnose.ts';
import type {Context} from '../context.ts';
import {findMappings} from './find/find.ts';

/**
 * What is wrong with mappings: the service's own checks and those of hconnect, each with the
 * notification that tells why.
 *
 * @returns where some of these cannot be had, the others, and why
 * @throws Failure where a mapping cannot be read
 */
export async function diagnoseMappings(
  context: Context,
  selector: Selector,
  words: readonly string[],
): Promise<Diagnosis> {
  const {connection, mappings} = await findMappings(context, selector, words);
  const gaps: DiagnosisGap[] = [];
  const findings = await explained(context, connection, mappings, gaps);
  for (const mapping of mappings) {
    const read = () => context.api.mappingValidations(connection, mapping);
    findings.push(...(await unless(gaps, 'checks', [], read)));
    // What keeps one from being read would keep the next ones, unless only this mapping is gone.
    if (gaps.some(({part, failure}) => part === 'checks' && failure.kind !== 'not_found')) break;
  }
  return {connection, findings: sortedFindings(findings), gaps};
}
