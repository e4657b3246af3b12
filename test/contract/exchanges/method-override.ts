import type {Exchange} from '../exchange/exchange.ts';
import {documented, type Names} from '../exchange/names.ts';
import {configureLine, configureNew} from './configure.ts';
import {printedDetails, shallowDetails} from './details.ts';
import {remove} from './mappings/actions.ts';
import {edit, put} from './mappings/configuration.ts';
import {deepConfigured} from './mappings/details.ts';

const mapping = [`/mappings/${documented.mapping}`, '--region', 'virginia-3'];

/** What makes of an exchange the same one through a network that lets only GET and POST through. */
const overridden = ({request}: Exchange) =>
  ({
    sources: ['reference article, Request Methods'],
    request: (names: Names) => ({...request(names), override: true}),
  }) as const;

/** The three methods that a POST may carry in its header. */
export const methodOverride: readonly Exchange[] = [
  {
    ...configureNew,
    ...overridden(configureNew),
    title: 'a POST whose header says PATCH is a PATCH',
    client: [
      {
        hconnect: configureLine,
        before: [deepConfigured],
        after: [shallowDetails],
        ends: {prints: printedDetails},
      },
    ],
  },
  {
    ...edit,
    ...overridden(edit),
    title: 'a POST whose header says PUT is a PUT',
    client: [
      {
        hconnect: ['api', ...mapping, '-X', 'PUT', '--input', '-'],
        stdin: JSON.stringify(put(documented).json),
        ends: {prints: (answer) => answer},
      },
    ],
  },
  {
    ...remove,
    ...overridden(remove),
    title: 'a POST whose header says DELETE is a DELETE',
    client: [{hconnect: ['api', ...mapping, '-X', 'DELETE'], ends: {prints: () => null}}],
  },
];
