import type {View} from '../view.ts';

/** A command line that the demo ran, and what it printed, where that was kept. */
export interface PlayedStep {
  command: string;
  exit_status: number;
  stdout: string;
  stderr: string;
}

/** The demo for scripts; a person has seen it while it was played. */
export const demoView: View<readonly PlayedStep[]> = {
  text: () => '',
  json: (steps) => steps,
};
