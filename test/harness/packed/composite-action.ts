import {mkdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {parse} from 'yaml';
import type {Outcome} from '../evidence.ts';
import type {Sandbox} from './sandbox.ts';

/** What this runner knows of a composite action. */
interface Action {
  inputs: Record<string, {default?: string; required?: boolean}>;
  outputs: Record<string, {value: string}>;
  runs: {steps: ActionStep[]};
}

interface ActionStep {
  name: string;
  id?: string;
  if?: string;
  run: string;
  env?: Record<string, string>;
}

export interface ActionRun {
  /** The step that failed, or the last one. */
  last: Outcome;
  ran: string[];
  outputs: Record<string, string>;
  summary: string;
}

/**
 * Runs the steps of a composite action as GitHub's runner does, as far as ours use it: inputs with
 * defaults, outputs of steps, a summary, and conditions on an input and the event.
 *
 * @param folder of the action
 * @param event of the workflow
 */
export async function runAction(
  folder: string,
  inputs: Record<string, string>,
  {sandbox, event = 'push'}: {sandbox: Sandbox; event?: string},
): Promise<ActionRun> {
  const action = parse(readFileSync(path.join(folder, 'action.yml'), 'utf8')) as Action;
  const runner = path.join(sandbox.folder, 'runner');
  mkdirSync(runner, {recursive: true});
  const files = {
    GITHUB_OUTPUT: path.join(runner, 'output'),
    GITHUB_STEP_SUMMARY: path.join(runner, 'summary'),
    RUNNER_TEMP: runner,
  };
  const known: Record<string, string> = {
    'github.action_path': folder,
    'github.event_name': event,
    'github.token': 'a token of GitHub',
    'github.repository': 'acme/shop',
    'github.event.pull_request.html_url': 'https://github.com/acme/shop/pull/7',
  };
  for (const [name, {default: usual, required}] of Object.entries(action.inputs)) {
    const value = inputs[name] ?? (usual === undefined ? undefined : fill(usual, known));
    if (value === undefined && required === true) throw new Error(`the input ${name} is required`);
    known[`inputs.${name}`] = value ?? '';
  }
  const ran: string[] = [];
  let last: Outcome = {status: 0, stdout: '', stderr: ''};
  for (const {name, id, if: condition, run, env = {}} of action.runs.steps) {
    if (condition !== undefined && !holds(condition, known)) continue;
    ran.push(name);
    const filled = Object.entries(env).map(([key, value]) => [key, fill(value, known)] as const);
    last = await sandbox.bash(run, {env: {...files, CI: 'true', ...Object.fromEntries(filled)}});
    if (id !== undefined) {
      for (const [key, value] of outputsOf(files.GITHUB_OUTPUT)) {
        known[`steps.${id}.outputs.${key}`] = value;
      }
    }
    if (last.status !== 0) break;
  }
  const outputs = Object.entries(action.outputs).map(
    ([name, {value}]) => [name, fill(value, known)] as const,
  );
  return {
    last,
    ran,
    outputs: Object.fromEntries(outputs),
    summary: read(files.GITHUB_STEP_SUMMARY),
  };
}

function fill(text: string, known: Record<string, string>): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => known[name] ?? '');
}

function holds(condition: string, known: Record<string, string>): boolean {
  return condition
    .replace(/^\$\{\{ | \}\}$/g, '')
    .split(' && ')
    .every((part) => {
      const [name = '', operator, value] = part.split(' ');
      return (`'${known[name] ?? ''}'` === value) === (operator === '==');
    });
}

function outputsOf(file: string): [string, string][] {
  return read(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
