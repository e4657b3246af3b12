import {mkdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {expect, inject} from 'vitest';
import {journey} from '../harness/packed/journey.ts';
import type {Sandbox} from '../harness/packed/sandbox.ts';

/*
 * Another project's tests import the simulator of the installed package.
 */

const packed = inject('packed');
const tsc = path.join(
  path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin',
  'tsc',
);

/** Puts a project with hconnect among its packages into a sandbox. */
function project({work}: Sandbox, files: Record<string, string>): void {
  mkdirSync(path.join(work, 'node_modules'));
  symlinkSync(packed.folder, path.join(work, 'node_modules', 'hconnect'), 'junction');
  writeFileSync(path.join(work, 'package.json'), '{"type": "module"}');
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(work, name), text);
}

const script = `
const simulator = await startSimulator({scenario: 'granted', speed: 0});
try {
  const url = simulator.discovery_url + '/connections';
  const {status} = await fetch(url, {headers: {authorization: 'Bearer ' + simulator.token}});
  simulator.advance(60);
  const [request] = simulator.requests();
  console.log(JSON.stringify([status, request?.method, request?.path, scenarios.length > 1]));
} finally {
  await simulator.close();
}
`;

const expected = {status: 0, stdout: '[200,"GET","/connections",true]\n', stderr: ''};

journey('an ESM project imports it', async ({sandbox}) => {
  project(sandbox, {
    'use.js': `import {scenarios, startSimulator} from 'hconnect/simulator';${script}`,
  });
  expect(await sandbox.run(process.execPath, ['use.js']).outcome).toEqual(expected);
});

journey('a CommonJS project requires it', async ({sandbox}) => {
  project(sandbox, {
    'use.cjs': `const {scenarios, startSimulator} = require('hconnect/simulator');
      (async () => {${script}})();`,
  });
  expect(await sandbox.run(process.execPath, ['use.cjs']).outcome).toEqual(expected);
});

journey('its types are checked', async ({sandbox}) => {
  project(sandbox, {
    'use.ts': `import {startSimulator, type Simulator, type SimulatorOptions} from 'hconnect/simulator';
      const options: SimulatorOptions = {scenario: 'granted', behaviors: {flaky_percent: 5}};
      export const started: Promise<Simulator> = startSimulator(options);
      // @ts-expect-error A speed is a number.
      void startSimulator({speed: 'fast'});
      // @ts-expect-error There is no such behavior.
      void startSimulator({behaviors: {nowhere: true}});`,
    'use.cts': `import simulator = require('hconnect/simulator');
      export const names: readonly string[] = simulator.scenarios.map(({name}) => name);`,
  });
  const options = ['--noEmit', '--strict', '--lib', 'es2023,dom'];
  const files = ['--module', 'nodenext', 'use.ts', 'use.cts'];
  const {outcome} = sandbox.run(process.execPath, [tsc, ...options, ...files]);
  expect(await outcome).toEqual({status: 0, stdout: '', stderr: ''});
});

journey('the package lets its own package.json be read, and nothing else', async ({sandbox}) => {
  project(sandbox, {
    'use.js': `import packageJson from 'hconnect/package.json' with {type: 'json'};
      const inside = await import('hconnect/dist/main.cjs').catch(({code}) => code);
      process.stdout.write(JSON.stringify([packageJson.version, inside]));`,
  });
  const {version} = JSON.parse(readFileSync(path.join(packed.folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const {stdout} = await sandbox.run(process.execPath, ['use.js']).outcome;
  expect(JSON.parse(stdout)).toEqual([version, 'ERR_PACKAGE_PATH_NOT_EXPORTED']);
});
