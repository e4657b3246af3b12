import {assumptions as ofClient} from '../../src/lib/domain/assumptions.ts';
import {events} from '../../src/lib/simulator/engine/events.ts';
import {controlPath, controls} from '../../src/lib/simulator/http/control.ts';
import assumptions from '../../src/lib/simulator/model/assumptions.json' with {type: 'json'};
import {type BehaviorRow, behaviorTable} from '../../src/lib/simulator/model/behavior.ts';
import {scenarios} from '../../src/lib/simulator/scenarios/scenarios.ts';
import {table} from './readme.mts';

/** The tables of the simulator's README, each from the one that the simulator itself reads. */
export function simulatorTables(): Record<string, string> {
  const rows: [string, BehaviorRow<unknown>][] = Object.entries(behaviorTable);
  return {
    scenarios: table(
      ['name', 'world'],
      scenarios.map(({name, description}) => [code(name), description]),
    ),
    behaviors: table(
      ['behavior', 'default, other values', 'meaning', 'evidence'],
      rows.map(([name, {default: usual, values = [usual], meaning, evidence}]) => [
        code(name),
        values.map(code).join(', '),
        sentence(meaning),
        sentence(evidence),
      ]),
    ),
    assumptions: assumptionTable(assumptions),
    'client-assumptions': assumptionTable(ofClient),
    controls: table(
      ['request', 'what it does'],
      Object.entries(controls).map(([key, {meaning}]) => [
        code(key.replace(' ', ` ${controlPath}`)),
        sentence(meaning),
      ]),
    ),
    events: table(
      ['event', 'what happens'],
      Object.entries(events).map(([name, {meaning}]) => [code(name), sentence(meaning)]),
    ),
  };
}

function assumptionTable(
  rows: Readonly<Record<string, {assumed: string; evidence: string}>>,
): string {
  return table(
    ['assumption', 'what is assumed', 'evidence'],
    Object.entries(rows).map(([name, {assumed, evidence}]) => [code(name), assumed, evidence]),
  );
}

function code(text: unknown): string {
  return `\`${String(text)}\``;
}

/** The sentence with what is JSON or a request in it as code. */
function sentence(text: string): string {
  return text.replace(/\{.*\}|POST \S+/, code);
}
