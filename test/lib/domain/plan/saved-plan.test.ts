import {describe, expect, test} from 'vitest';
import type {Json, JsonObject} from '../../../../src/lib/domain/json.ts';
import {planDocument} from '../../../../src/lib/domain/plan/plan-document.ts';
import {makePlan} from '../../../../src/lib/domain/plan/plan.ts';
import {progressOf, readPlan} from '../../../../src/lib/domain/plan/saved-plan.ts';
import type {LiveMapping} from '../../../../src/lib/domain/plan/steps.ts';
import {configOf, mappingOf} from '../../../harness/configurations.ts';

const connection = {id: 'c1', resource_name: 'herokuconnect-a-1', app_name: 'acme'};
const live = (object_name: string, config: JsonObject, revision = 1): LiveMapping => ({
  id: `m-${object_name}`,
  object_name,
  config: configOf({...config, revision}),
  counts: {db: 10, sf: 10, pending: 0, errors: 0},
});
const fields = (...names: string[]) => ({
  fields: Object.fromEntries(names.map((name) => [name, {}])),
  indexes: {},
});

const before = [
  live('Account', fields('Id')),
  live('Case', fields('Id')),
  live('User', fields('Id')),
];
const wanted = [
  mappingOf('Account', fields('Id', 'Name')),
  mappingOf('Lead', fields('Id')),
  mappingOf('User', fields('Id')),
];
const document = JSON.parse(
  JSON.stringify(planDocument(makePlan(connection, before, wanted, {prune: true}))),
) as JsonObject;
const saved = readPlan(document, 'plan.json');

const changed = live('Account', fields('Id', 'Name'), 2);
const lead = live('Lead', fields('Id'));
const [account, other, user] = before as [LiveMapping, LiveMapping, LiveMapping];

describe('progressOf', () => {
  test('leaves all steps when none is done', () => {
    const {plan, done, moved} = progressOf(saved, before);
    expect(plan.steps.map(({action}) => action)).toEqual(['update', 'create', 'delete']);
    expect({done, moved}).toEqual({done: [], moved: []});
  });

  test('leaves the steps that are not done', () => {
    const {plan, done, moved} = progressOf(saved, [changed, lead, other, user]);
    expect(plan.steps.map(({action}) => action)).toEqual(['delete']);
    expect({done, moved}).toEqual({done: ['Account', 'Lead'], moved: []});
  });

  test('leaves no step when all are done', () => {
    expect(progressOf(saved, [changed, lead, user])).toMatchObject({plan: {steps: []}, moved: []});
  });

  test.each<[string, LiveMapping[], string]>([
    [
      'a mapping that it changes was changed',
      [live('Account', fields('Id', 'Fax'), 2), other, user],
      'Account was changed',
    ],
    ['a mapping that it changes was deleted', [other, user], 'Account was deleted'],
    [
      'a mapping that it leaves alone was changed',
      [account, other, live('User', fields('Id', 'Name'), 2)],
      'User was changed',
    ],
    ['a mapping that it leaves alone was deleted', [account, other], 'User was deleted'],
    [
      'a mapping that it deletes was changed',
      [account, live('Case', fields('Id'), 5), user],
      'Case was changed',
    ],
    [
      'a mapping that it creates is there, with other fields',
      [...before, live('Lead', fields('Id', 'Fax'))],
      'Lead was changed',
    ],
    ['a mapping was created', [...before, live('Order', fields('Id'))], 'Order was created'],
  ])('refuses a plan when %s', (_what, now, expected) => {
    expect(progressOf(saved, now).moved).toEqual([expected]);
  });
});

describe('readPlan: refuses', () => {
  test.each<[string, Record<string, Json>]>([
    ['another format', {hconnect_plan: 2}],
    ['no connection', {connection: null}],
    ['no steps', {steps: {}}],
    ['a step without an object', {steps: [{action: 'delete', version: '1'}]}],
    ['a step without a config', {steps: [{action: 'create', object_name: 'Lead'}]}],
    ['a step without a version', {steps: [{action: 'delete', object_name: 'Lead'}]}],
    [
      'an unknown action',
      {steps: [{action: 'rename', object_name: 'A', version: '1', config: {}}]},
    ],
    ['a mapping without a version', {unchanged: [{object_name: 'A'}]}],
  ])('%s', (_what, change) => {
    expect(() => readPlan({...document, ...change}, 'plan.json')).toThrow(
      expect.objectContaining({kind: 'bad_input'}),
    );
  });
});
