import {describe, expect, test} from 'vitest';
import {Failure} from '../../../src/lib/errors.ts';
import {failureJson, failureText} from '../../../src/lib/terminal/failure.ts';
import {createTerminal} from '../../../src/lib/terminal/terminal.ts';
import {Captured, stdinOf} from '../../harness/streams.ts';

describe('failureText, failureJson', () => {
  const failure = new Failure('refused', 'It was not paused.', {
    reason: 'Only IDLE\u001b[31m can be.',
    details: {state: 'PAUSED'},
  });

  test('writes three lines for people', () => {
    const {err} = createTerminal({
      stdin: stdinOf(''),
      stdout: new Captured() as never,
      stderr: new Captured() as never,
      noColor: false,
      forceColor: undefined,
      term: 'xterm',
    });
    expect(failureText(err, failure, 'hconnect connections:wait')).toBe(
      'Error: It was not paused.\n  Only IDLE can be.\n  Next: hconnect connections:wait\n',
    );
  });

  test('writes one document for scripts, with details and status', () => {
    expect(JSON.parse(failureJson(failure, 'hconnect connections:wait', 6))).toEqual({
      error: {
        code: 'refused',
        message: 'It was not paused.',
        reason: 'Only IDLE\u001b[31m can be.',
        hint: 'hconnect connections:wait',
        exit_status: 6,
        state: 'PAUSED',
      },
    });
  });
});
