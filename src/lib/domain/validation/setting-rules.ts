import {settingDefaults, valueOf} from '../configuration/config.ts';
import {rowOf} from '../configuration/keys.ts';
import {formatCount, shown} from '../text/text.ts';
import type {Report} from './finding.ts';
import {leastPolling, leastPollingOfDemo, mostPolling} from './limits.ts';
import {didYouMean, indexOn, maps, mayBeMapped, type Subject} from './subject.ts';

/** Reports what is wrong with the settings of a mapping: how often it polls, and how it writes. */
export function checkSettings(subject: Subject, report: Report): void {
  const {config, name, effective} = subject;
  const missing = Object.entries(settingDefaults()).filter(
    ([key]) => valueOf(effective, key) === undefined && rowOf(key)?.mayBeSilent !== true,
  );
  if (missing.length > 0) {
    const usualSettings = missing
      .map(([key, usual]) => `${key}: ${JSON.stringify(usual)}`)
      .join(', ');
    const settings = missing.map(([key]) => key).join(', ');
    const message = `${name} is missing the setting${missing.length === 1 ? '' : 's'} ${settings}.`;
    report('setting-left-out', config, message, {
      part: 'key',
      advice: `Add the usual settings: ${usualSettings}.`,
    });
  }
  checkPolling(subject, report);
  checkUpsert(subject, report);
}

function checkPolling({config, name, effective, plan}: Subject, report: Report): void {
  const seconds = effective.settings.sf_polling_seconds;
  if (seconds === undefined) return;
  const path = [...config, 'sf_polling_seconds'];
  const polled = `${name} is polled every ${formatCount(seconds)} seconds`;
  if (seconds < leastPolling) {
    report('polling-too-often', path, `${polled}; the minimum is ${leastPolling}.`);
  } else if (seconds < leastPollingOfDemo && plan === 'demo') {
    const message = `${polled}; the demo plan’s minimum is ${leastPollingOfDemo}.`;
    report('polling-below-plan', path, message);
  } else if (seconds > mostPolling) {
    report('polling-too-seldom', path, `${polled}; the maximum is ${formatCount(mostPolling)}.`);
  }
}

function checkUpsert(subject: Subject, report: Report): void {
  const {config, name, effective} = subject;
  const {upsert_field: field, access} = effective.settings;
  if (field == null) {
    // What is no name is told by its shape.
    if (access !== 'read_write' || valueOf(effective, 'upsert_field') != null) return;
    const message = `${name} is read_write but has no upsert field.`;
    report('write-without-upsert', [...config, 'access'], message);
    return;
  }
  const path = [...config, 'upsert_field'];
  const called = `The upsert field ${shown(field)}`;
  if (!maps(subject, field) && !mayBeMapped(subject, field)) {
    const advice = didYouMean(subject, field);
    report('upsert-not-mapped', path, `${called} is not mapped.`, {advice});
  } else if (indexOn(subject, field)?.[1].unique !== true && !mayHaveIndexes(subject)) {
    report('upsert-not-unique', path, `${called} has no unique index.`);
  }
  if (access === 'read_only') {
    report('upsert-read-only', path, `${name} has an upsert field but is read_only.`);
  }
}

/** Whether the indexes are left out and nobody knows: a mapping that exists keeps those it has. */
function mayHaveIndexes({exists, effective}: Subject): boolean {
  return exists === null && effective.indexes === undefined;
}
