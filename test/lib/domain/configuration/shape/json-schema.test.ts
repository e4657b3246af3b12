import {Ajv} from 'ajv';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Json} from '../../../../../src/lib/domain/json.ts';
import {
  configurationSchema,
  mappingSchema,
} from '../../../../../src/lib/domain/configuration/shape/json-schema.ts';
import {
  documentShape,
  mappingShape,
} from '../../../../../src/lib/domain/configuration/shape/document-shape.ts';
import {errorsOf} from '../../../../../src/lib/domain/configuration/configuration.ts';
import {problemsOf} from '../../../../../src/lib/domain/configuration/shape/shape.ts';
import {valueOf} from '../../validation/values.ts';

const ajv = new Ajv({strict: true, allowUnionTypes: true});

const forms = [
  ['a configuration', documentShape, configurationSchema],
  ['a mapping', mappingShape, mappingSchema],
] as const;

describe.each(forms)('the JSON Schema of %s', (_name, shape, schemaOf) => {
  const accepts = ajv.compile(schemaOf());

  test('refuses what the rules of shape refuse, and nothing else', () => {
    let right = 0;
    fc.assert(
      fc.property(valueOf(shape), (generated) => {
        // As a file has it: -0 and what is undefined are not in JSON.
        const value = JSON.parse(JSON.stringify(generated)) as Json;
        const errors = errorsOf({problems: problemsOf(value, shape)});
        if (errors.length === 0) right += 1;
        expect(accepts(value), JSON.stringify(accepts.errors)).toBe(errors.length === 0);
      }),
      {numRuns: 2000, seed: 20261123},
    );
    // Else it would have compared refusals only.
    expect(right).toBeGreaterThan(100);
    expect(right).toBeLessThan(1900);
  });

  test('describes every key', () => {
    expect(JSON.stringify(schemaOf()).match(/"description":""/g)).toBeNull();
  });
});
