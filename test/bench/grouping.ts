import path from 'node:path';
import {performance} from 'node:perf_hooks';
import {build} from 'esbuild';
import {median} from './measure.ts';

const count = 10_000;
const pageLength = 1000;

interface Row {
  id: number;
  table_name: string;
  record_id: number;
  message: string;
  created_at: string;
}

/** What Salesforce says, some of it with an id or a value that is another one each time. */
const messages: readonly ((number: number) => string)[] = [
  () => 'Required fields are missing: [LastName]',
  (number) =>
    `duplicate value found: PG_ID__c duplicates value on record with id: ${salesforceId(number)}`,
  (number) =>
    `unable to obtain exclusive access to this record or 1 records: ${salesforceId(number)}`,
  (number) => `Phone: data value too large: ${'0123456789'.repeat(5)}${number} (max length=40)`,
  (number) => `Order ${number} of 'Smith ${number}' needs an address, smith${number}@example.com`,
  () => 'insufficient access rights on cross-reference id',
];

/**
 * What grouping 10,000 failed writes takes, in times of what `JSON.parse` of their pages takes. Both
 * in one process, in turn, after more runs to warm up.
 */
export async function measureGrouping(runs: number): Promise<number> {
  const {groupWriteErrors} = await bundled();
  const texts = pages();
  const ratios: number[] = [];
  for (let run = -10 - runs; run < runs; run += 1) {
    const start = performance.now();
    const documents = texts.map((text) => JSON.parse(text) as {results: Row[]});
    const parsed = performance.now();
    const errors = documents.flatMap(({results}) => results.map(writeError));
    const read = performance.now();
    groupWriteErrors(errors);
    if (run >= 0) ratios.push((performance.now() - read) / (parsed - start));
  }
  return median(ratios);
}

/** The module as the package has it: what runs the sources here names each function anew. */
async function bundled() {
  const entry = path.join(import.meta.dirname, '../../src/lib/domain/write-errors/groups.ts');
  const {outputFiles} = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
  });
  const text = outputFiles[0]?.text ?? '';
  return (await import(
    `data:text/javascript,${encodeURIComponent(text)}`
  )) as typeof import('../../src/lib/domain/write-errors/groups.ts');
}

function pages(): string[] {
  return Array.from({length: count / pageLength}, (_page, page) => {
    const results = Array.from({length: pageLength}, (_row, row) => {
      const number = count - page * pageLength - row;
      return {
        id: number,
        table_name: ['contact', 'account', 'case'][number % 3],
        record_id: number % 7000,
        message: messages[number % messages.length]?.(number),
        created_at: new Date(Date.UTC(2026, 0, 15) + number * 1000)
          .toISOString()
          .replace('Z', '000Z'),
      };
    });
    return JSON.stringify({count, next: null, previous: null, results});
  });
}

/** A failed write as the client reads it. */
function writeError({id, table_name, record_id, message, created_at}: Row) {
  const record = {};
  return {
    id: String(id),
    table_name,
    record_id: String(record_id),
    message,
    created_at,
    record,
  };
}

function salesforceId(number: number): string {
  return `00180000${String(number).padStart(7, '0')}AAA`;
}
