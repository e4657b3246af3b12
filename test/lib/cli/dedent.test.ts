import {expect, test} from 'vitest';
import {dedent} from '../../../src/lib/cli/dedent.ts';

test('dedent: joins lines and keeps paragraphs', () => {
  expect(dedent`one
    two

    three ${'four'}
  `).toBe('one two\n\nthree four');
});
