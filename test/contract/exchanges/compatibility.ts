import type {Exchange} from '../exchange/exchange.ts';
import {documented} from '../exchange/names.ts';
import {like} from '../exchange/template.ts';
import {connectionBody, deepRequest} from './details.ts';
import {listUnder, withRegion} from './printed.ts';

const {resource} = documented;

const added: Exchange = {
  title: 'fields and values may be added at any time',
  sources: ['reference article, Compatibility Policy'],
  request: deepRequest,
  response: (names) => ({
    status: 200,
    body: {
      ...connectionBody(names),
      state: 'DREAMING_OF_SHEEP',
      added_object: {of: ['any', 1, null, {depth: true}]},
      added_text: '',
      mappings: [
        {id: names.mapping, object_name: 'Account', state: 'COUNTING_SHEEP', added_number: 0.5},
        {id: like.uuid('3f87cb43-2b2b-4a40-a396-d3611cb776b4'), object_name: 'Contact'},
      ],
    },
  }),
  simulator: {
    of: 'herokuconnect-circular-60105',
    mapping: 'Account',
    first: [
      {
        set: () => ({
          state: 'DREAMING_OF_SHEEP',
          added_object: {of: ['any', 1, null, {depth: true}]},
          added_text: '',
          'mappings.0.state': 'COUNTING_SHEEP',
          'mappings.0.added_number': 0.5,
        }),
      },
    ],
  },
  client: [
    {hconnect: ['connections:info', resource], ends: {prints: withRegion}},
    {
      hconnect: ['connections:info', resource],
      ends: {shows: ['DREAMING_OF_SHEEP', 'COUNTING_SHEEP']},
    },
    {
      hconnect: ['mappings:list', resource],
      ends: {prints: (answer) => listUnder(answer, 'mappings')},
    },
  ],
};

const numbers: Exchange = {
  title: 'numbers may stand where text belongs, and text where numbers do',
  sources: ['official plugin, tests'],
  request: deepRequest,
  response: (names) => ({
    status: 200,
    body: {
      ...connectionBody(names),
      id: 1234,
      name: 5,
      organization_id: 42,
      database: {
        host: like.text('ec2-34-194-215-27.compute-1.amazonaws.com'),
        database: like.text('d6mah9u2hj7110'),
        port: '5432',
      },
      mappings: [
        {id: 4567, object_name: 'Account', counts: {db: '1200', sf: 1200, pending: '0', errors: 0}},
      ],
    },
  }),
  simulator: {
    of: 'herokuconnect-tapered-60106',
    first: [
      {
        set: () => ({
          id: 1234,
          name: 5,
          organization_id: 42,
          'database.port': '5432',
          'mappings.0.id': 4567,
          'mappings.0.object_name': 'Account',
          'mappings.0.counts': {db: '1200', sf: 1200, pending: '0', errors: 0},
        }),
      },
    ],
  },
  client: [
    {hconnect: ['connections:info', resource], ends: {prints: withRegion}},
    {
      hconnect: ['connections:info', resource],
      ends: {shows: ['1234', '42', ':5432/', 'Account', '1,200']},
    },
    {
      hconnect: ['mappings:info', '4567', '--resource', resource],
      ends: {prints: (answer) => listUnder(answer, 'mappings')[0]},
    },
  ],
};

/** What the service may send one day, or has sent once: nothing of it is lost, and nothing breaks. */
export const compatibility: readonly Exchange[] = [added, numbers];
