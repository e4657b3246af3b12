import {describe, expect, test} from 'vitest';
import {importConfiguration} from '../../../../src/lib/actions/configuration/import.ts';
import {planConfiguration} from '../../../../src/lib/actions/configuration/plan.ts';
import type {Context} from '../../../../src/lib/actions/context.ts';
import {configurationOf} from '../../../../src/lib/domain/configuration/parse.ts';
import {parseSource} from '../../../../src/lib/domain/source/parse.ts';
import {leadConfiguration} from '../../../commands/inputs.ts';
import {startActionWorld} from '../../../harness/context.ts';

async function importLead(context: Context) {
  const document = configurationOf(await parseSource(leadConfiguration, 'stdin'), 'stdin');
  const desired = {document, mappings: document.mappings};
  const planned = await planConfiguration(context, {app: 'acme-staging'}, desired, {prune: false});
  const waiting = {wait: true, timeout: 3_600_000} as const;
  return importConfiguration(context, planned, document, {upload: false, waiting});
}

describe('importConfiguration', () => {
  test('reads no mappings while the import is under way, and one request a poll', async () => {
    const {context, simulator} = await startActionWorld();
    const {api} = context;
    const polls: string[] = [];
    const noting =
      <A extends unknown[], R extends {state: {name: string}}>(
        kind: string,
        call: (...args: A) => Promise<R>,
      ) =>
      async (...args: A) => {
        const seen = await call(...args);
        polls.push(`${kind} ${seen.state.name}`);
        return seen;
      };
    context.api = {
      ...api,
      connection: noting('alone', (...args) => api.connection(...args)),
      deepConnection: noting('deep', (...args) => api.deepConnection(...args)),
    };
    const {outcome, created, mappings} = await importLead(context);
    expect([outcome, created]).toEqual(['done', ['Lead']]);
    expect(mappings.map(({state}) => state.name)).toEqual(['DATA_SYNCED']);
    const during = polls.flatMap((poll, at) =>
      polls[at - 1]?.endsWith(' IMPORT_CONFIGURATION') === true ? [poll] : [],
    );
    expect(during.length).toBeGreaterThan(1);
    expect(during.every((poll) => poll.startsWith('alone'))).toBe(true);
    expect(polls.at(-1)).toMatch(/^deep/);
    const reads = simulator.requests().filter(({method, path}) => {
      return method === 'GET' && /\/connections\/[^/]+$/.test(path);
    });
    expect(reads).toHaveLength(polls.length);
  });

  test('does not wait when nothing changes', async () => {
    const {context, changes} = await startActionWorld();
    await importLead(context);
    const before = context.clock.monotonic();
    const sent = changes().length;
    const {outcome, unchanged, mappings} = await importLead(context);
    expect([outcome, unchanged, mappings.length]).toEqual(['already', ['Lead'], 1]);
    expect(changes()).toHaveLength(sent);
    expect(context.clock.monotonic() - before).toBeLessThan(1000);
  });
});
