#!/usr/bin/env node
// Writes what is made from the sources and committed all the same: the manifest that oclif reads,
// the README's tables and its picture. With --check it writes nothing and fails where one is stale.
const {readFile, writeFile} = require('node:fs/promises');
const path = require('node:path');

const root = path.join(__dirname, '..');

async function main() {
  const {register} = await import('tsx/esm/api');
  register();
  const {generate} = await import('./generate/index.mts');
  const stale = [];
  for (const [name, text] of await generate(root)) {
    const file = path.join(root, name);
    if ((await readFile(file, 'utf8').catch(() => '')) === text) continue;
    stale.push(name);
    if (!process.argv.includes('--check')) await writeFile(file, text);
  }
  for (const name of stale) console.log(name);
  if (process.argv.includes('--check') && stale.length > 0) {
    console.error('Stale: run npm run generate, and look at the difference.');
    process.exitCode = 1;
  }
}

void main();
