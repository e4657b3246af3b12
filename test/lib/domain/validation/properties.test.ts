import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parseDocument} from '../../../../src/lib/domain/configuration/configuration.ts';
import {parseSource} from '../../../../src/lib/domain/source/parse.ts';
import {documentShape} from '../../../../src/lib/domain/configuration/shape/document-shape.ts';
import {ruleIds} from '../../../../src/lib/domain/validation/rules.ts';
import {validate} from '../../../../src/lib/domain/validation/validate.ts';
import {valueOf} from './values.ts';

test('validate: gives each finding of any document a rule, a position in the text and a message', async () => {
  await fc.assert(
    fc.asyncProperty(valueOf(documentShape), fc.constantFrom(0, 2), async (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const lines = text.split('\n');
      // Numbers that JavaScript cannot keep are refused before any rule sees them.
      const source = await parseSource(text, 'connect.json').catch(() => null);
      fc.pre(source !== null);
      const found = validate(parseDocument(source), {plan: 'demo'});
      for (const {rule, position: position, message, advice} of found) {
        expect(ruleIds).toContain(rule);
        expect(position.column).toBeLessThanOrEqual(lines[position.line - 1]?.length ?? 0);
        expect(message).toMatch(/^\S.*\.$/s);
        expect(advice).toMatch(/^\S.*[.?]$/s);
      }
    }),
    {numRuns: 500, seed: 20261123},
  );
});
