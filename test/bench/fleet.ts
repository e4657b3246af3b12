import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {startSimulator} from '../../src/lib/simulator/index.ts';
import {median, peakMemory, run} from './measure.ts';

/** What a check of a whole fleet takes. */
export interface FleetMeasurement {
  /** In times of reading and parsing the same pages, both without their start. */
  ratio: number;
  /** The most memory for the whole fleet, and for a quarter of it. */
  mebibytes: {whole: number; quarter: number};
}

const mappingsEach = 20;
const pageLength = 100;

/** Reads pages along `next`, and parses them; nothing else. */
const reading = `
let url = process.argv[1];
while (url) {
  const response = await fetch(url);
  url = JSON.parse(await response.text()).next;
}`;

/**
 * What `check --all` takes for 1,000 connections of 20 mappings, 35 MB of answers from pages that were
 * made before.
 */
export async function measureFleet(program: string, runs: number): Promise<FleetMeasurement> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hconnect-bench-'));
  const fleets = {least: await pagesOf(1), quarter: await pagesOf(250), whole: await pagesOf(1000)};
  let pages = fleets.least;
  let address = '';
  const server = createServer((request, response) => {
    const page = Number(new URL(request.url ?? '', address).searchParams.get('page') ?? 0);
    response.setHeader('content-type', 'application/json');
    response.setHeader('date', date);
    const next = page + 1 < pages.length ? JSON.stringify(`${address}?page=${page + 1}`) : 'null';
    response.end(`{"next":${next},"results":[${pages[page] ?? ''}]}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  address = `${origin}/api/v3/connections`;
  const env = {
    ...process.env,
    HCONNECT_CACHE_DIR: path.join(folder, 'code'),
    HCONNECT_CONFIG_DIR: path.join(folder, 'settings'),
    HCONNECT_DISCOVERY_URL: origin,
    HCONNECT_REGION_URLS: `only=${origin}`,
    HCONNECT_TOKEN: 'token',
  };
  const check = {argv: [program, 'check', '--all'], env};
  const read = {argv: ['--input-type=module', '-e', reading, address], env};
  const time = async (fleet: keyof typeof fleets, what: typeof check) => {
    pages = fleets[fleet];
    const {milliseconds, status} = await run(what);
    if (status !== 0) throw new Error(`The check of the fleet ended with ${status ?? 'a signal'}.`);
    return milliseconds;
  };
  const beyond = async (what: typeof check) =>
    (await time('whole', what)) - (await time('least', what));
  const memory = (fleet: keyof typeof fleets) => {
    pages = fleets[fleet];
    return peakMemory(check);
  };
  try {
    const ratios: number[] = [];
    for (let pair = -1; pair < runs; pair += 1) {
      const ratio = (await beyond(check)) / (await beyond(read));
      if (pair >= 0) ratios.push(ratio);
    }
    const mebibytes = {whole: await memory('whole'), quarter: await memory('quarter')};
    return {ratio: median(ratios), mebibytes};
  } finally {
    server.close();
    rmSync(folder, {recursive: true, force: true});
  }
}

interface Model {
  app_name: string;
  mappings: {object_name: string}[];
}

/** The instant at which each scenario begins: by it, all mappings were polled a moment ago. */
const date = 'Thu, 15 Jan 2026 09:00:00 GMT';

/** The results of the pages of a fleet, as texts. All is well with each connection. */
async function pagesOf(count: number): Promise<string[]> {
  const simulator = await startSimulator({scenario: 'granted', speed: 0});
  try {
    const app = 'acme-production';
    const urls = Object.values(simulator.region_urls);
    const headers = {authorization: `Bearer ${simulator.token}`};
    const answers = await Promise.all(
      urls.map(async (url) => {
        const answer = await fetch(`${url}/api/v3/connections?deep=true`, {headers});
        return (await answer.json()) as {results: Model[]};
      }),
    );
    const model = answers.flatMap(({results}) => results).find(({app_name}) => app_name === app);
    const [mapping] = model?.mappings ?? [];
    const connections = Array.from({length: count}, (_, number) => ({
      ...model,
      id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
      resource_name: `herokuconnect-bench-${number}`,
      app_name: `bench-${number}`,
      mappings: Array.from({length: mappingsEach}, (__, index) => ({
        ...mapping,
        id: `00000000-0000-4000-9000-${String(number * 100 + index).padStart(12, '0')}`,
        object_name: `Object_${index}__c`,
      })),
    }));
    const page = (first: number) =>
      connections
        .slice(first, first + pageLength)
        .map((connection) => JSON.stringify(connection))
        .join(',');
    return Array.from({length: Math.ceil(count / pageLength)}, (_, number) =>
      page(number * pageLength),
    );
  } finally {
    await simulator.close();
  }
}
