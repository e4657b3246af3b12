import {settingDefaults, valueOf} from '../configuration/config.ts';
import {rowOf} from '../configuration/keys.ts';
import {formatCount, shown} from '../text/text.ts';
import {finding, type Finding} from './finding.ts';
import {didYouMean} from './index-rules.ts';
import {leastPolling, leastPollingOfDemo, mostPolling} from './limits.ts';
import {maps, type Subject} from './subject.ts';

/** What is wrong with the settings of a mapping: how often it polls, and how it writes. */
export function settingFindings(subject: Subject): Finding[] {
  return [...missingFindings(subject), ...pollingFindings(subject), ...upsertFindings(subject)];
}

function missingFindings({config, name, said}: Subject): Finding[] {
  const missing = Object.entries(settingDefaults()).filter(
    ([key]) => valueOf(said, key) === undefined && rowOf(key)?.mayBeSilent !== true,
  );
  if (missing.length === 0) return [];
  const words = missing.map(([key, usual]) => `${key}: ${JSON.stringify(usual)}`).join(', ');
  const message = `${name} is mapped without ${missing.map(([key]) => key).join(', ')}.`;
  return [
    finding('setting-left-out', config, message, {
      part: 'key',
      advice: `Add what is usual: ${words}.`,
    }),
  ];
}

function pollingFindings({config, name, said, plan}: Subject): Finding[] {
  const seconds = said.settings.sf_polling_seconds;
  if (seconds === undefined) return [];
  const path = [...config, 'sf_polling_seconds'];
  const polled = `${name} is polled every ${formatCount(seconds)} seconds`;
  if (seconds < leastPolling) {
    return [finding('polling-too-often', path, `${polled}; the least is ${leastPolling}.`)];
  }
  if (seconds < leastPollingOfDemo && plan === 'demo') {
    const message = `${polled}; the least of the demo plan is ${leastPollingOfDemo}.`;
    return [finding('polling-below-plan', path, message)];
  }
  if (seconds <= mostPolling) return [];
  const message = `${polled}; the most is ${formatCount(mostPolling)}.`;
  return [finding('polling-too-seldom', path, message)];
}

function upsertFindings(subject: Subject): Finding[] {
  const {config, name, said, indexes} = subject;
  const {upsert_field: field, access} = said.settings;
  if (field == null) {
    // What is no name is told by its shape.
    return access === 'read_write' && valueOf(said, 'upsert_field') == null
      ? [
          finding(
            'write-without-upsert',
            [...config, 'access'],
            `${name} writes without an upsert field.`,
          ),
        ]
      : [];
  }
  const path = [...config, 'upsert_field'];
  return [
    ...(maps(subject, field)
      ? []
      : [
          finding('upsert-not-mapped', path, `The upsert field ${shown(field)} is not mapped.`, {
            advice: didYouMean(subject, field),
          }),
        ]),
    ...(maps(subject, field) && indexes.get(field)?.unique !== true
      ? [
          finding(
            'upsert-not-unique',
            path,
            `The upsert field ${shown(field)} has no unique index.`,
          ),
        ]
      : []),
    ...(access === 'read_only'
      ? [finding('upsert-read-only', path, `${name} has an upsert field and is read only.`)]
      : []),
  ];
}
