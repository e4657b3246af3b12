import fc from 'fast-check';
import {expect, test} from 'vitest';
import {complete} from '../../../../src/lib/domain/configuration/as-it-is.ts';
import {canonicalText} from '../../../../src/lib/domain/configuration/canonical.ts';
import type {MappingConfig} from '../../../../src/lib/domain/configuration/config.ts';
import {diffMappings} from '../../../../src/lib/domain/comparison/diff.ts';
import type {ConfiguredMapping} from '../../../../src/lib/domain/configuration/configuration.ts';
import type {Json} from '../../../../src/lib/domain/json.ts';
import {planDocument} from '../../../../src/lib/domain/plan/plan-document.ts';
import {makePlan, type Plan} from '../../../../src/lib/domain/plan/plan.ts';
import {progressOf, readPlan} from '../../../../src/lib/domain/plan/saved-plan.ts';
import type {LiveMapping, Step} from '../../../../src/lib/domain/plan/steps.ts';
import {anyPlainMappings, shuffled} from '../../../harness/arbitrary.ts';
import {mappingOf} from '../../../harness/configurations.ts';

const connection = {id: 'c1', resource_name: 'herokuconnect-a-1', app_name: 'acme'};

function revised(config: MappingConfig, revision: number): MappingConfig {
  return {...config, settings: {...config.settings, revision}};
}

/** The mappings as a connection has them; each has an id and a revision. */
function live(mappings: readonly ConfiguredMapping[]): LiveMapping[] {
  return mappings.map(({object_name, config}, index) => ({
    id: `m-${object_name}`,
    object_name,
    config: revised(config, index + 1),
    counts: {db: 10, sf: 10, pending: 0, errors: 0},
  }));
}

/** What the service makes of steps. */
function take(before: readonly LiveMapping[], steps: readonly Step[]): LiveMapping[] {
  return steps.reduce<LiveMapping[]>(
    (mappings, step) => {
      const others = mappings.filter(({object_name}) => object_name !== step.object_name);
      if (step.action === 'delete') return others;
      const [made] = live([step]);
      return made === undefined ? others : [...others, {...made, config: revised(step.config, 99)}];
    },
    [...before],
  );
}

function textOf(mappings: readonly ConfiguredMapping[]): string {
  const plain = mappings.map(({object_name, config}) => ({object_name, config: complete(config)}));
  return canonicalText({mappings: plain, extra: {}});
}

/** Mappings that say everything, so that nothing is left as it is. */
const anyMappings = anyPlainMappings.map((mappings) =>
  mappings.map(({object_name, config}) => ({
    object_name,
    config: complete(mappingOf(object_name, config).config),
  })),
);

const plan = (a: readonly LiveMapping[], b: readonly ConfiguredMapping[], prune = true): Plan =>
  makePlan(connection, a, b, {prune});

test('makePlan: leads from any configuration to any other', () => {
  fc.assert(
    fc.property(anyMappings, anyMappings, (a, b) => {
      expect(textOf(take(live(a), plan(live(a), b).steps))).toBe(textOf(b));
    }),
  );
});

test('makePlan: leaves what the file does not name as it was, without pruning', () => {
  fc.assert(
    fc.property(anyMappings, anyMappings, (a, b) => {
      const after = take(live(a), plan(live(a), b, false).steps);
      const names = b.map(({object_name}) => object_name);
      const rest = a.filter(({object_name}) => !names.includes(object_name));
      expect(textOf(after)).toBe(textOf([...b, ...rest]));
    }),
  );
});

test('makePlan: has no step after its own steps were made', () => {
  fc.assert(
    fc.property(anyMappings, anyMappings, fc.boolean(), (a, b, prune) => {
      const after = take(live(a), plan(live(a), b, prune).steps);
      expect(plan(after, b, prune).steps).toEqual([]);
    }),
  );
});

test('progressOf: leads to the same end when the plan was cut off after any step', () => {
  fc.assert(
    fc.property(anyMappings, anyMappings, fc.nat(12), (a, b, cut) => {
      const made = plan(live(a), b);
      const saved = JSON.parse(JSON.stringify(planDocument(made))) as Record<string, Json>;
      const halfway = take(live(a), made.steps.slice(0, cut));
      const {plan: left, moved} = progressOf(readPlan(saved, 'plan.json'), halfway);
      expect(moved).toEqual([]);
      expect(textOf(take(halfway, left.steps))).toBe(textOf(b));
    }),
  );
});

test('diffMappings: is empty for any order of the same configuration', () => {
  fc.assert(
    fc.property(
      anyPlainMappings,
      fc.infiniteStream(fc.double({min: 0, max: 1, noNaN: true})),
      (a, stream) => {
        const random = () => (stream.next().value as number | undefined) ?? 0;
        const [one, other] = [a, shuffled(a, random).reverse()].map((mappings) =>
          mappings.map(({object_name, config}) => mappingOf(object_name, config)),
        );
        expect(diffMappings(one ?? [], other ?? [])).toEqual([]);
      },
    ),
  );
});

test('diffMappings: is empty exactly when the canonical forms are equal', () => {
  fc.assert(
    fc.property(anyMappings, anyMappings, (a, b) => {
      expect(diffMappings(a, b).length === 0).toBe(textOf(a) === textOf(b));
    }),
  );
});

test('diffMappings: names the same mappings in both directions', () => {
  fc.assert(
    fc.property(anyMappings, anyMappings, (a, b) => {
      const names = (from: typeof a, to: typeof a) =>
        diffMappings(from, to)
          .map(({object_name}) => object_name)
          .sort();
      expect(names(a, b)).toEqual(names(b, a));
    }),
  );
});
