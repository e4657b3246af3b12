import {describe, expect, test} from 'vitest';
import {saveEdit} from '../../../../src/lib/actions/mappings/edit.ts';
import {showMapping} from '../../../../src/lib/actions/mappings/info.ts';
import type {JsonObject} from '../../../../src/lib/domain/json.ts';
import {configOf, plainOf} from '../../../harness/configurations.ts';
import {startActionWorld, type ActionWorld} from '../../../harness/context.ts';

/** Somebody who has begun to edit Account, and saves when others have been there. */
async function editing(config: (before: JsonObject) => JsonObject) {
  const world = await startActionWorld();
  const {context} = world;
  const {connection: ref, mapping} = await showMapping(
    context,
    {app: 'acme-production'},
    'Account',
  );
  const save = () =>
    saveEdit(context, ref, mapping, configOf(config(plainOf(mapping.config))), {wait: false});
  const read = async () => plainOf((await context.api.mapping(ref, mapping.id)).config);
  return {world, save, read};
}

function dashboard({happens}: ActionWorld, config: JsonObject): Promise<void> {
  return happens('acme-production', {event: 'dashboard_edit', object_name: 'Account', config});
}

const withFax = (before: JsonObject): JsonObject => ({
  ...before,
  fields: {...(before.fields as JsonObject), Fax: {}},
});

describe('saveEdit', () => {
  test('saves an edit', async () => {
    const {save, read, world} = await editing(withFax);
    expect(await save()).toMatchObject({outcome: 'accepted'});
    expect(await read()).toMatchObject({fields: {Fax: {}}});
    expect(world.changes()).toHaveLength(1);
  });

  test('merges the edit with a concurrent change', async () => {
    const {save, read, world} = await editing(withFax);
    await dashboard(world, {sf_polling_seconds: 900});
    await save();
    expect(await read()).toMatchObject({fields: {Fax: {}}, sf_polling_seconds: 900});
    expect(world.events).toContainEqual({
      type: 'note',
      text: expect.stringMatching(/900\. Your edit was merged with it\.$/) as string,
    });
  });

  test('sends nothing when somebody else has made the same change', async () => {
    const {save, world} = await editing((before) => ({...before, sf_polling_seconds: 900}));
    await dashboard(world, {sf_polling_seconds: 900});
    expect(await save()).toMatchObject({outcome: 'already'});
  });

  test('fails with both values when somebody else has changed the same setting otherwise', async () => {
    const {save, read, world} = await editing((before) => ({...before, sf_polling_seconds: 1200}));
    await dashboard(world, {sf_polling_seconds: 900});
    await expect(save()).rejects.toMatchObject({
      kind: 'refused',
      reason: 'Someone else changed the same settings: sf_polling_seconds: yours 1200, theirs 900.',
      details: {conflicts: [{path: 'sf_polling_seconds', mine: 1200, theirs: 900}]},
    });
    expect(await read()).toMatchObject({sf_polling_seconds: 900});
  });

  test('fails when somebody else changes the mapping at every attempt', async () => {
    const {save, world} = await editing(withFax);
    const {api} = world.context;
    let seconds = 900;
    world.context.api = {
      ...api,
      replaceMapping: async (...given) => {
        seconds += 60;
        await dashboard(world, {sf_polling_seconds: seconds});
        return api.replaceMapping(...given);
      },
    };
    await expect(save()).rejects.toMatchObject({kind: 'refused', details: {http_status: 409}});
    expect(world.changes().length).toBeLessThan(10);
  });
});
