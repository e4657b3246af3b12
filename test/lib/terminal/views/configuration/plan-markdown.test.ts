import {expect, test} from 'vitest';
import {makePlan} from '../../../../../src/lib/domain/plan/plan.ts';
import {planMarkdown} from '../../../../../src/lib/terminal/views/configuration/plan-markdown.ts';
import {mappingOf} from '../../../../harness/configurations.ts';

const connection = {id: 'c1', resource_name: 'herokuconnect-a-1', app_name: 'acme'};
const config = {fields: {Id: {}}, indexes: {}};

const markdown = (names: readonly string[]) =>
  planMarkdown(
    makePlan(
      connection,
      [],
      names.map((object_name) => mappingOf(object_name, config)),
      {prune: false},
    ),
  );

test('planMarkdown: escapes a name when it holds marks of Markdown', () => {
  const text = markdown(['a|b`c``d', '`x', '<img src=x>']);
  const rows = text.split('\n').filter((line) => line.startsWith('| create'));
  expect(rows.map((row) => row.split(' | ')[1])).toEqual(
    ['```a\\|b`c``d```', '`` `x ``', '`<img src=x>`'].sort(),
  );
});

test('planMarkdown: keeps a line break or an escape sequence inside its cell', () => {
  const text = markdown(['Lead |\n| delete\u001b[31m']);
  expect(text.split('\n').filter((line) => line.startsWith('| '))).toHaveLength(3);
  expect(text).not.toContain('\u001b');
});

test('planMarkdown: says how much is left out when a plan is too long for a comment', () => {
  const names = Array.from({length: 3000}, (_, index) => `Object_${String(index)}__c`);
  const text = markdown(names);
  expect(text.length).toBeLessThan(65_536);
  const shown = text.split('\n').filter((line) => line.startsWith('| create')).length;
  expect(text).toContain(`\n${String(3000 - shown)} more lines are not shown.\n`);
});
