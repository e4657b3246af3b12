#!/usr/bin/env node
// Runs hconnect from its sources, without a build and without the manifest.
const path = require('node:path');

void (async () => {
  const {register} = await import('tsx/esm/api');
  register();
  const {main} = await import('../src/main.ts');
  await main(path.join(__dirname, '..'), {ignoreManifest: true});
})();
