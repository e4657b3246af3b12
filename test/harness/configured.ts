import {expect, vi} from 'vitest';
import type {Journey} from './packed/journey.ts';

/** Gives an app's connection a database, which it has to have before anything can be in step. */
export async function configure(here: Journey, app: string): Promise<void> {
  const argv = ['connections:configure', '--app', app, '--db-key', 'DATABASE_URL'];
  const configured = here.start(argv);
  await vi.waitFor(() => {
    here.simulator.advance(1);
    expect(configured.process.exitCode).toBe(0);
  }, 30_000);
  await configured.outcome;
}
