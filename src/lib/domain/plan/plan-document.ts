import {dailyBudget} from '../assumptions.ts';
import {canonicalConfig} from '../configuration/config.ts';
import {worstEffect} from '../configuration/effects.ts';
import {describeChange} from '../comparison/changes.ts';
import {isObject, type Json, type JsonObject} from '../json.ts';
import {exceedsBudget} from './budget.ts';
import {requestsOf, type Plan} from './plan.ts';
import {effectOfStep, type Step} from './steps.ts';

/** The number that a saved plan begins with; another means that it cannot be read here. */
export const planFormat = 1;

/**
 * A plan as a JSON document: what `--json` prints, and what is saved. It holds no address and no
 * secret.
 */
export function planDocument(plan: Plan) {
  return {
    hconnect_plan: planFormat,
    connection: plan.connection,
    source: plan.source,
    steps: plan.steps.map(stepDocument),
    unchanged: plan.unchanged,
    unmanaged: plan.unmanaged,
    ignored: plan.ignored,
    cautions: plan.cautions,
    effect: worstEffect(plan.steps.map(effectOfStep)),
    requests: {
      apply: requestsOf(plan),
      daily_budget: dailyBudget,
      exceeds_daily_budget: exceedsBudget(requestsOf(plan)),
    },
  };
}

function stepDocument(step: Step) {
  if (step.action !== 'update') {
    const {consequence, ...rest} = step;
    const config = 'config' in rest ? {config: canonicalConfig(rest.config)} : {};
    return {...rest, ...config, ...consequence};
  }
  return {
    ...step,
    config: canonicalConfig(step.config),
    effect: effectOfStep(step),
    changes: step.changes.map(({consequence, ...change}) => ({
      ...change,
      description: describeChange(change),
      ...consequence,
    })),
  };
}

/** Whether a JSON value says that it is a saved plan. */
export function isPlanDocument(value: Json): value is JsonObject {
  return isObject(value) && 'hconnect_plan' in value;
}
