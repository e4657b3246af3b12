import * as Flags from '@oclif/core/flags';
import type {Command} from '@oclif/core/command';
import {explanationOfFinding, isOfRule, type Finding} from '../domain/diagnosis/finding.ts';
import {explainRule} from '../domain/diagnosis/rules.ts';
import {nameOf} from '../domain/connections/connection-ref.ts';
import type {Diagnosis} from '../domain/outcomes.ts';
import {plural, sentence} from '../domain/text/text.ts';
import {Failure} from '../errors.ts';
import type {NextStep} from '../next-step.ts';
import {diagnosisView} from '../terminal/views/diagnosis/diagnosis.ts';
import {HconnectCommand} from './base.ts';

/** Flags of a command that diagnoses. */
export const diagnoseFlags = {
  strict: Flags.boolean({description: 'Exit with 7 for yellow findings, too.'}),
  skip: Flags.string({
    description: 'Rule or title of a check to skip; can be repeated.',
    helpValue: 'RULE',
    multiple: true,
    multipleNonGreedy: true,
  }),
};

/** A command that shows what is wrong, and fails where something is. */
export abstract class DiagnoseCommand<T extends typeof Command> extends HconnectCommand<T> {
  /**
   * Shows the findings.
   *
   * @throws Failure `unhealthy` for a red one, and with `strict` for a yellow one; else why something
   *   is missing
   */
  protected async show(
    diagnosis: Diagnosis,
    {strict, skip = []}: {strict: boolean; skip: string[] | undefined},
  ): Promise<void> {
    const findings = diagnosis.findings.filter((one) => !skip.some((word) => isOfRule(one, word)));
    await this.output.stdout({...diagnosis, findings}, diagnosisView);
    const [gap] = diagnosis.gaps;
    const bad = findings.filter(
      ({severity}) => severity === 'red' || (strict && severity === 'yellow'),
    );
    const [first] = bad;
    if (first === undefined) {
      if (gap !== undefined) throw gap.failure;
      // A paused connection is no failure, but nothing is synced until somebody resumes it.
      const stands = findings.find(({severity, state}) => severity === 'yellow' && state !== null);
      const next = stands === undefined ? null : explanationOfFinding(stands).next;
      if (next !== null && ('run' in next || 'program' in next)) {
        await this.output.stderrNext(next);
      }
      return;
    }
    throw new Failure(
      'unhealthy',
      `${nameOf(diagnosis.connection)} has ${plural(bad.length, 'problem')}.`,
      {
        reason: [sentence(reasonOf(first)), gap?.failure.message].filter(Boolean).join(' '),
        next: nextOf(first, diagnosis),
        details: {problems: bad.length},
      },
    );
  }
}

/** What was found, and of what; the service's own words may begin with the object. */
function reasonOf({object_name, reason, message}: Finding): string {
  const of = `${object_name ?? 'Connection'}: `;
  const text = reason ?? message;
  return text.startsWith(of) ? text : `${of}${text}`;
}

/** What leads on from a finding; of what would change something, a look at it. */
function nextOf(finding: Finding, {connection}: Diagnosis): NextStep {
  const {object_name, rule, state} = finding;
  const {next} = explanationOfFinding(finding);
  if (state !== null && next !== null) return next;
  if (next !== null && 'run' in next && next.run !== 'mappings:update') {
    const args = next.args?.map((word) => (word === 'MAPPING' ? (object_name ?? word) : word));
    return {...next, ...(args && {args}), connection};
  }
  if (object_name !== null) return {run: 'mappings:info', args: [object_name], connection};
  return explainRule(rule) === null
    ? {run: 'connections:info', connection}
    : {run: 'explain', args: [rule ?? '']};
}
