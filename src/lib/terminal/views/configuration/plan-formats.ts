import type {Plan} from '../../../domain/plan/plan.ts';
import {jsonText} from '../../json.ts';
import type {View} from '../../view.ts';
import {planMarkdown} from './plan-markdown.ts';
import {planView} from './plan.ts';

/** How a plan can look. */
export const planFormats = ['text', 'json', 'markdown'] as const;

/** The view of a plan in a format. */
export function planViewIn(format: (typeof planFormats)[number]): View<Plan> {
  const texts: Record<typeof format, View<Plan>['text']> = {
    text: planView.text,
    json: (_output, plan) => jsonText(planView.json(plan)),
    markdown: (_output, plan) => planMarkdown(plan),
  };
  return {text: texts[format], json: planView.json};
}
