import {expect, test} from 'vitest';
import {exchanges} from '../contract/exchanges/index.ts';
import {startWorld} from '../harness/world.ts';
import type {Case} from './cases.ts';

const halves = exchanges.flatMap(({client}) => client ?? []);
const played = new Set(halves.flatMap((half) => ('hconnect' in half ? half.hconnect[0] : [])));

/** Tests that the contract has a command's requests, as they are documented. */
export function testHasExchange(id: string): void {
  test('makes an exchange of the contract', () => {
    expect([...played]).toContain(id);
  });
}

/** Tests that a command sends nothing to the service. */
export function testAsksNoService(id: string, {argv, options}: Case): void {
  test('sends the service nothing, and is in no exchange of the contract', async () => {
    const world = await startWorld('granted');
    expect(await world.requestsOf([id, ...argv], options)).toEqual([]);
    expect([...played]).not.toContain(id);
  });
}
