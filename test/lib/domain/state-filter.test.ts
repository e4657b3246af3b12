import {describe, expect, test} from 'vitest';
import {connectionState, connectionStates} from '../../../src/lib/domain/connections/states.ts';
import {stateHealth} from '../../../src/lib/domain/health.ts';
import {stateFilter} from '../../../src/lib/domain/state-filter.ts';

/** The states of connections that values of `--state` let through, each by itself. */
function letThrough(...values: string[]): string[] {
  const filter = stateFilter(values, connectionStates, 'connection');
  return connectionStates
    .filter((state) => filter(state, stateHealth(state)))
    .map(({name}) => name)
    .sort();
}

const failed = [
  'DB_UNAVAILABLE',
  'HEROKU_UNAUTH',
  'INACTIVE_ORG',
  'SYSTEM_ERROR',
  'TOO_MANY_ROWS',
  'UNAUTHORIZED',
];

describe('stateFilter', () => {
  test.each([
    [['IDLE'], ['IDLE']],
    [['idle'], ['IDLE']],
    [['Polling DB'], ['POLLING_DB_CHANGES']],
    [['SYSTEM_ERROR,IDLE'], ['IDLE', 'SYSTEM_ERROR']],
    [['system_error, idle,'], ['IDLE', 'SYSTEM_ERROR']],
    [
      ['PAUSED', 'IDLE'],
      ['IDLE', 'PAUSED'],
    ],
    [['error'], failed],
    [['Failed'], failed],
    [['failed,PAUSED'], [...failed, 'PAUSED'].sort()],
    [['ok'], ['IDLE', 'POLLING_DB_CHANGES']],
    [['stopped'], ['NEED_AUTHENTICATION', 'NEW', 'PAUSED']],
    [['working'], ['BUSY', 'IMPORT_CONFIGURATION', 'RECOVERY']],
    [['unknown'], []],
  ])('%j lets through %j', (values, names) => {
    expect(letThrough(...values)).toEqual(names);
  });

  test('lets everything through where no value was given', () => {
    const filter = stateFilter(undefined, connectionStates, 'connection');
    expect(connectionStates.every((state) => filter(state, stateHealth(state)))).toBe(true);
  });

  test('finds a health that is worse than the state', () => {
    const filter = stateFilter(['failed'], connectionStates, 'connection');
    expect(filter(connectionState('IDLE'), 'failed')).toBe(true);
  });

  test.each(['sick', 'SYSTEM_ERROR,IDEL', 'DATA_SYNCED', ',', ' ', ''])(
    '%j is a usage error, which is no empty list',
    (value) => {
      expect(() => stateFilter([value], connectionStates, 'connection')).toThrow(
        expect.objectContaining({kind: 'usage'}),
      );
    },
  );

  test('corrects one word of several', () => {
    expect(() => stateFilter(['IDEL,PAUSED'], connectionStates, 'connection')).toThrow(
      expect.objectContaining({
        next: {
          again: {
            correct: {word: 'IDEL,PAUSED', to: 'IDLE,PAUSED', of: ['state']},
            without: ['confirm', 'yes'],
          },
        },
      }),
    );
  });
});
