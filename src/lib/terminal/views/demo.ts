import type {PlayedStep} from '../../domain/outcomes.ts';
import type {View} from '../view.ts';

/** The demo for scripts; a person has seen it while it was played. */
export const demoView: View<readonly PlayedStep[]> = {
  text: () => '',
  json: (steps) => steps,
};
