import {describe, expect, test} from 'vitest';
import {nextLine} from '../../../../src/lib/cli/program/next-step.ts';
import type {TypedLine} from '../../../../src/lib/cli/program/typed-line.ts';
import type {Again, NextStep} from '../../../../src/lib/next-step.ts';

const ref = {id: 'c08fdb87', resource_name: 'herokuconnect-round-1', app_name: 'acme'};

const flags = {
  app: {type: 'option', char: 'a'},
  resource: {type: 'option'},
  confirm: {type: 'option'},
  'remove-field': {type: 'option'},
  wait: {type: 'boolean', char: 'w'},
};

/** A command of one word, with an argument that is a mapping. */
function typed(line: string, {multiple = false} = {}): TypedLine {
  return {argv: line.split(' '), command: {words: 1, flags, args: {mapping: {multiple}}}};
}

describe('a next step: another command', () => {
  test.each<[NextStep, string]>([
    [
      {run: 'connections:info', connection: ref},
      'connections:info --resource herokuconnect-round-1',
    ],
    [
      {run: 'connections:info', connection: {...ref, resource_name: null}},
      'connections:info --resource c08fdb87',
    ],
    [{run: 'access:add', args: ['-x'], flags: {json: true}}, 'access:add --json -- -x'],
    [{run: 'config:plan', args: ['-']}, 'config:plan -'],
    [
      {run: 'config:rollback', args: ["it's.json"], flags: {to: 'a b', wait: true}, note: 'why'},
      "config:rollback 'it'\\''s.json' --to 'a b' --wait    # why",
    ],
  ])('%j', (step, line) => {
    expect(nextLine(step, typed('x'))).toBe(`hconnect ${line}`);
  });

  test.each<[NextStep, string]>([
    [{help: true}, 'hconnect mappings:info --help'],
    [{help: 'program'}, 'hconnect --help'],
    [{example: '{"a": 1}', note: 'so'}, '{"a": 1}    # so'],
    [{program: ['rm', 'a b']}, "rm 'a b'"],
    [{program: ['heroku', 'a'], then: {run: 'b'}}, 'heroku a && hconnect b'],
    [{program: ['heroku', 'a'], pipe: {run: 'b'}}, 'heroku a | hconnect b'],
  ])('%j', (step, line) => {
    expect(nextLine(step, typed('mappings:info Tsk --json'))).toBe(line);
  });

  test.each<[line: string, appIsSet: boolean, named: string]>([
    ['config:diff acme', false, ' acme'],
    ['config:diff acme --app b', true, ' acme --app b'],
    ['config:diff', true, ''],
    ['config:diff', false, ' --app APP'],
  ])('of %s, where a setting names an app: %s', (line, appIsSet, named) => {
    const command = {words: 1, flags, args: {connection: {}}};
    const step: NextStep = {run: 'connections:info', connection: 'typed'};
    const argv = line.split(' ');
    expect(nextLine(step, {argv, command, appIsSet})).toBe(`hconnect connections:info${named}`);
  });

  test('is the general help without a command', () => {
    expect(nextLine({help: true}, {argv: ['nothing', 'like', 'it']})).toBe('hconnect --help');
  });
});

describe('a next step: the same again', () => {
  const again = (line: string, changes: Again['again'], options = {}) =>
    nextLine({again: changes}, typed(line, options)).replace('hconnect ', '');

  test('keeps what was typed as it was typed', () => {
    expect(again('x --app=a -w -- --app b', {})).toBe('x --app=a -w -- --app b');
  });

  test.each([
    ['x A', 'x A --app b'],
    ['x A --app a -w', 'x A --app b -w'],
    ['x A --app=a', 'x A --app b'],
    ['x -a a A', 'x --app b A'],
    ['x -aa A', 'x --app b A'],
    ['x -wa a A', 'x -w --app b A'],
    ['x -waa A', 'x -w --app b A'],
    ['x -- A', 'x --app b -- A'],
    ['x app', 'x app --app b'],
  ])('replaces a flag’s value: %s', (line, expected) => {
    expect(again(line, {flags: {app: 'b'}})).toBe(expected);
  });

  test.each([
    ['x Tsk', 'x Task'],
    ['x --app Tsk Tsk --resource=Tsk', 'x --app Tsk Task --resource=Tsk'],
    ['x A Tsk', 'x A Task'],
    ['x Tsk --confirm Tsk --app a', 'x Task --app a'],
    ['x Tsk --confirm=Tsk', 'x Task'],
    ['x --confirm Tsk -- Tsk A', 'x -- Task A'],
    ['x -w -- --app Tsk', 'x -w -- --app Task'],
    ['x Tsk --confirm acme-1', 'x Task --confirm acme-1'],
  ])('corrects a name in place: %s', (line, expected) => {
    const correct = {word: 'Tsk', to: 'Task', of: ['mapping']};
    expect(again(line, {correct}, {multiple: true})).toBe(expected);
  });

  test('corrects the value of a flag in each syntax', () => {
    const correct = {word: 'Tsk', to: 'Task', of: ['remove-field']};
    expect(again('x Tsk --remove-field Tsk --remove-field=Tsk', {correct})).toBe(
      'x Tsk --remove-field Task --remove-field=Task',
    );
  });

  test.each([
    ['x A --confirm A --app a', 'x A --app a'],
    ['x A -w --confirm=A', 'x A'],
    ['x -wa a -- --confirm', 'x -a a -- --confirm'],
  ])('drops confirmation flags: %s', (line, expected) => {
    expect(again(line, {without: ['confirm', 'wait']})).toBe(expected);
  });

  test.each([
    ['x --ap acme --wiat', 'x --app acme --wait'],
    ['x --ap acme -- --wiat', 'x --app acme -- --wiat'],
  ])('corrects flags: %s', (line, expected) => {
    expect(again(line, {rename: {'--ap': '--app', '--wiat': '--wait'}})).toBe(expected);
  });

  test.each([
    ['conections:list -a x', 'connections:list -a x'],
    ['conections list -a x', 'connections:list -a x'],
    ['conections --json list', 'connections:list --json'],
    ['help conections list', 'help connections:list'],
  ])('corrects the command: %s', (line, expected) => {
    const command = {typed: 'conections:list', meant: 'connections:list'};
    expect(nextLine({again: {command}}, {argv: line.split(' ')})).toBe(`hconnect ${expected}`);
  });

  test('has variables before it, and what is piped behind it', () => {
    expect(nextLine({again: {env: {A: '1 2'}, stdin: 'FILE'}}, typed('x -'))).toBe(
      "A='1 2' hconnect x - < FILE",
    );
  });
});
