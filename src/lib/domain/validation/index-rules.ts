import type {Index} from '../configuration/config.ts';
import {systemFieldsOf} from '../configuration/system-fields.ts';
import {isObject} from '../json.ts';
import {shown} from '../text/text.ts';
import {finding, type Finding} from './finding.ts';
import {mappedAs, maps, type Subject} from './subject.ts';

/** What is wrong with the indexes of a mapping. */
export function indexFindings(subject: Subject): Finding[] {
  return [
    ...[...subject.indexes].flatMap(([field, index]) => ownFindings(subject, field, index)),
    ...systemFindings(subject),
  ];
}

function ownFindings(subject: Subject, field: string, index: Index): Finding[] {
  const path = [...subject.config, 'indexes', field];
  return [
    ...(maps(subject, field)
      ? []
      : [
          finding('index-without-field', path, `${shown(field)} has an index and is not mapped.`, {
            part: 'key',
            advice: didYouMean(subject, field),
          }),
        ]),
    ...(isSilent(index)
      ? [
          finding(
            'index-without-kind',
            path,
            `The index on ${shown(field)} does not say whether it is unique.`,
            {part: 'key'},
          ),
        ]
      : []),
  ];
}

/** Whether an index does not say what it is; what is no object is told by its shape. */
function isSilent({unique, extra = {}}: Index): boolean {
  return unique === undefined && isObject(extra) && !Object.hasOwn(extra, 'unique');
}

/** The indexes that every table has, as far as their fields are mapped. */
function systemFindings(subject: Subject): Finding[] {
  const {config, indexes, name} = subject;
  const standard = systemFieldsOf(subject.object).indexes.flatMap(({field, unique}) => {
    const spelt = mappedAs(subject, field);
    return spelt === undefined ? [] : [{field: spelt, unique}];
  });
  const missing = standard.filter(({field}) => !indexes.has(field));
  const words = missing.map(({field, unique}) => `${field}${unique ? ' (unique)' : ''}`);
  return [
    ...(missing.length > 0
      ? [
          finding(
            'system-index',
            [...config, 'indexes'],
            `${name} has no index on ${words.join(' and ')}.`,
            {
              part: 'key',
            },
          ),
        ]
      : []),
    ...standard.flatMap(({field, unique}) => {
      const said = indexes.get(field)?.unique;
      if (said === undefined || said === unique) return [];
      const path = [...config, 'indexes', field, 'unique'];
      const message = `The index on ${field} is ${unique ? 'not unique' : 'unique'}.`;
      return [finding('system-index-kind', path, message, {advice: `Write ${String(unique)}.`})];
    }),
  ];
}

/** What to do about a name that is not mapped: it may be mapped in another case. */
export function didYouMean(subject: Subject, field: string): string | undefined {
  const other = mappedAs(subject, field);
  return other === undefined ? undefined : `Did you mean ${other}?`;
}
