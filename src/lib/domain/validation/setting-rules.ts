import {rowOf, settingDefaults} from '../configuration/keys.ts';
import {isObject, own} from '../json.ts';
import {formatCount} from '../text/text.ts';
import {finding, shown, type Finding} from './finding.ts';
import {didYouMean} from './index-rules.ts';
import {leastPolling, leastPollingOfDemo, mostPolling} from './limits.ts';
import {maps, type Subject} from './subject.ts';

/** What is wrong with the settings of a mapping: how often it polls, and how it writes. */
export function settingFindings(subject: Subject): Finding[] {
  return [...missingFindings(subject), ...pollingFindings(subject), ...upsertFindings(subject)];
}

function missingFindings({config, name, settings}: Subject): Finding[] {
  const missing = Object.entries(settingDefaults()).filter(
    ([key]) => !Object.hasOwn(settings, key) && rowOf(key)?.mayBeSilent !== true,
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

function pollingFindings({config, name, settings, plan}: Subject): Finding[] {
  const seconds = own(settings, 'sf_polling_seconds');
  if (typeof seconds !== 'number' || !Number.isInteger(seconds) || seconds < 1) return [];
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
  const {config, name, settings, indexes} = subject;
  const [field, access] = [own(settings, 'upsert_field'), own(settings, 'access')];
  if (field == null) {
    return access === 'read_write'
      ? [
          finding(
            'write-without-upsert',
            [...config, 'access'],
            `${name} writes without an upsert field.`,
          ),
        ]
      : [];
  }
  if (typeof field !== 'string' || field.trim() === '') return [];
  const path = [...config, 'upsert_field'];
  const index = own(indexes, field);
  return [
    ...(maps(subject, field)
      ? []
      : [
          finding('upsert-not-mapped', path, `The upsert field ${shown(field)} is not mapped.`, {
            advice: didYouMean(subject, field),
          }),
        ]),
    ...(maps(subject, field) && !(isObject(index) && index.unique === true)
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
