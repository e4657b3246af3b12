import {expect, test} from 'vitest';
import {type Field, schemaOf, standardObjects} from '../../../../src/lib/simulator/model/schema.ts';
import {configuration, type Json, start, systemFields} from '../client.ts';

function fieldsOf({fields}: Json): readonly Field[] {
  return fields as unknown as readonly Field[];
}

function namesOf(body: Json): string[] {
  return fieldsOf(body).map(({name}) => name);
}

test('field lists: each line is a field, once', () => {
  expect(standardObjects.length).toBeGreaterThanOrEqual(20);
  for (const object of standardObjects) {
    const names = schemaOf(object)?.fields.map(({name}) => name) ?? [];
    expect([object, new Set(names).size]).toEqual([object, names.length]);
    expect([object, names[0]]).toEqual([object, 'Id']);
  }
});

test('schema of a standard object: real fields with their properties', async () => {
  const {get, connection} = await start();
  const url = await connection('acme-production');
  const schema = await get(`${url}/schemas/account`);
  expect(schema.name).toBe('Account');
  const field = (wanted: string): Field | undefined =>
    fieldsOf(schema).find(({name}) => name === wanted);
  expect(field('Name')).toEqual({
    name: 'Name',
    label: 'Account Name',
    type: 'string',
    length: 255,
    required: false,
    nillable: false,
    unique: false,
    idLookup: false,
    externalId: false,
    calculated: false,
    createable: true,
    updateable: true,
    defaultedOnCreate: false,
    custom: false,
    referenceTo: [],
  });
  expect(field('ParentId')).toMatchObject({
    label: 'Parent Account ID',
    type: 'reference',
    length: 18,
    nillable: true,
    referenceTo: ['Account'],
  });
  expect(field('BillingPostalCode')?.label).toBe('Billing Zip/Postal Code');
  expect(field('NumberOfEmployees')).toMatchObject({type: 'int', label: 'Employees'});
  expect(field('BillingAddress')).toMatchObject({type: 'address', createable: false});
  expect(field('OwnerId')).toMatchObject({nillable: false, defaultedOnCreate: true});
  const required = fieldsOf(schema).filter((one) => one.required);
  expect(required.map(({name}) => name)).toEqual(['Id', 'IsDeleted', 'SystemModstamp']);
});

test('schema of an object without system fields: lacks them', async () => {
  const {get, connection} = await start();
  const url = await connection('acme-production');
  const names = async (object: string): Promise<string[]> =>
    namesOf(await get(`${url}/schemas/${object}`));
  expect(await names('User')).not.toContain('IsDeleted');
  expect(await names('RecordType')).not.toContain('IsDeleted');
  const share = await names('AccountShare');
  expect(share).not.toContain('SystemModstamp');
  expect(share).toContain('LastModifiedDate');
});

test('schema with custom fields of the organization and mapped ones: has them', async () => {
  const {get, send, connection} = await start();
  const url = await connection('acme-production');
  const account = await get(`${url}/schemas/Account`);
  const erp = fieldsOf(account).find(({name}) => name === 'ERP_ID__c');
  expect(erp).toMatchObject({label: 'ERP ID', custom: true, externalId: true, unique: true});

  const unmapped = await get(`${url}/schemas/Thing__c`);
  expect(namesOf(unmapped)).toContain('OwnerId');
  const json = {object_name: 'Thing__c', config: configuration([...systemFields, 'Size__c'])};
  await send('POST', `${url}/mappings`, {json});
  const mapped = await get(`${url}/schemas/Thing__c`);
  expect(namesOf(mapped)).toEqual([...namesOf(unmapped), 'Size__c']);
});

test('schema of an object that does not exist: 404', async () => {
  const {send, connection} = await start();
  const url = await connection('acme-production');
  for (const name of ['Missing__c', 'Nonsense', 'ItDoesNotExist__c', '%2F']) {
    expect([name, (await send('GET', `${url}/schemas/${name}`)).status]).toEqual([name, 404]);
  }
});

test('unknown_fields=missing: only listed fields exist', async () => {
  const {send, connection} = await start({behaviors: {unknown_fields: 'missing'}});
  const url = await connection('acme-onboarding');
  expect((await send('GET', `${url}/schemas/Account`)).status).toBe(200);
  const there = await connection('acme-staging');
  const create = async (object_name: string, field: string): Promise<number> => {
    const json = {object_name, config: configuration([...systemFields, field])};
    return (await send('POST', `${there}/mappings`, {json})).status;
  };
  expect(await create('Lead', 'Nickname')).toBe(400);
  expect(await create('Lead', 'Color__c')).toBe(400);
  expect(await create('Nonsense', 'Name')).toBe(400);
  expect(await create('Lead', 'company')).toBe(201);
  expect(await create('Invoice__c', 'amount__c')).toBe(201);
});

test('schema of an object that is mapped: has the mapped fields', async () => {
  const {get, send, connection, advance} = await start({scenario: 'granted'});
  const upsert = {
    access: 'read_write',
    upsert_field: 'Person__c',
    indexes: {Person__c: {unique: true}},
  };
  const there = await connection('acme-staging');
  const json = {
    mappings: [
      {object_name: 'Account', config: configuration([...systemFields, 'PersonEmail'])},
      {
        object_name: 'Lead',
        config: configuration([...systemFields, 'Person__c', 'Owner__ERP_ID__c'], upsert),
      },
      {object_name: 'AcceptedEventRelation', config: configuration(['Id', 'RelationId'])},
      {object_name: 'MissingThing', config: configuration(['Id'])},
    ],
  };
  expect((await send('POST', `${there}/actions/import`, {json})).status).toBe(202);
  advance(5);
  expect(namesOf(await get(`${there}/schemas/Account`))).toContain('PersonEmail');
  expect(namesOf(await get(`${there}/schemas/AcceptedEventRelation`))).toEqual([
    'Id',
    'RelationId',
  ]);
  const lead = await get(`${there}/schemas/Lead`);
  const person = fieldsOf(lead).find(({name}) => name === 'Person__c');
  expect(person).toMatchObject({externalId: true, idLookup: true, unique: true});
  expect(namesOf(lead)).not.toContain('Owner__ERP_ID__c');
  expect((await send('GET', `${there}/schemas/MissingThing`)).status).toBe(404);
});
