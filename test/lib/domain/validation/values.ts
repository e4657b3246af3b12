import fc from 'fast-check';
import type {Shape} from '../../../../src/lib/domain/configuration/shape/shape.ts';

/** Values that are right by the table, and now and then something else. */
export function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  const anything = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      '',
      ' ',
      '\u00a0',
      0,
      -1,
      1.5,
      1e300,
      true,
      'read_write',
      [],
      {},
    ),
    fc.jsonValue({maxDepth: 2}),
  );
  return fc.oneof({weight: 12, arbitrary: rightValueOf(shape)}, {weight: 1, arbitrary: anything});
}

function rightValueOf(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'object': {
      const keys = Object.entries(shape.keys).map(([key, each]) => [key, valueOf(each)] as const);
      const known = fc.record(Object.fromEntries(keys), {requiredKeys: [...shape.required]});
      const added = fc.dictionary(fc.string({maxLength: 3}), fc.jsonValue({maxDepth: 1}), {
        maxKeys: 1,
      });
      const parts = fc.tuple(known, added, fc.constantFrom(...shape.required, undefined));
      return parts.map(([values, more, dropped]) => {
        const whole: [string, unknown][] = Object.entries({...more, ...values});
        // Most of the time nothing is dropped: else hardly any document would be right.
        const drop = Object.keys(more).length > 0 ? dropped : undefined;
        return Object.fromEntries(whole.filter(([key]) => key !== drop));
      });
    }
    case 'names':
      return fc.dictionary(fc.string({maxLength: 8}), valueOf(shape.each), {maxKeys: 3});
    case 'list':
      return fc.array(valueOf(shape.each), {maxLength: 3});
    case 'text':
      return shape.values === undefined
        ? fc.string({maxLength: 5})
        : fc.constantFrom(...shape.values);
    case 'integer':
      return fc.integer({min: shape.minimum - 1, max: 4000});
    case 'boolean':
      return fc.boolean();
    case 'any':
      return fc.jsonValue({maxDepth: 1});
  }
}
