#!/usr/bin/env node
// Bundles src into dist, so that an installed hconnect is a few files and no node_modules.
// --types adds the declarations of hconnect/simulator, which only the package needs; --meta adds
// meta.json, which tells what takes how much of the bundle.
const {mkdirSync, rmSync, writeFileSync} = require('node:fs');
const path = require('node:path');
const {bundleProgram, bundleStart} = require('./build/bundle.js');
const {renderHelp} = require('./build/root-help.js');
const {thirdPartyLicenses} = require('./build/licenses.js');
const {simulatorTypes} = require('./build/types.js');

const root = path.join(__dirname, '..');
const dist = path.join(root, 'dist');

async function main() {
  const program = await bundleProgram(root);
  rmSync(dist, {recursive: true, force: true});
  mkdirSync(dist);
  program.write();
  const start = await bundleStart(root, {id: program.id, help: renderHelp(root)});
  start.write();
  const metafiles = [program.metafile, start.metafile];
  write('third-party-licenses.txt', thirdPartyLicenses(root, metafiles));
  if (process.argv.includes('--types')) write('simulator.d.cts', simulatorTypes(root));
  if (process.argv.includes('--meta')) write('meta.json', JSON.stringify(program.metafile));
}

/** @param {string} name @param {string} text */
function write(name, text) {
  writeFileSync(path.join(dist, name), text);
}

void main();
