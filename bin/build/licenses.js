// The licenses of the packages that are in the bundle, which their terms ask to be passed on.
const {readdirSync, readFileSync} = require('node:fs');
const path = require('node:path');

/**
 * @param {string} root
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
function thirdPartyLicenses(root, metafiles) {
  const parts = bundledPackages(root, metafiles).map(({name, version, license, text}) =>
    [`${name} ${version} (${license})`, '', text].join('\n'),
  );
  const intro = 'hconnect contains the packages below, in whole or in part, under these licenses.';
  return `${[intro, ...parts].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/**
 * The packages of which something is in the bundle, by name.
 *
 * @param {string} root
 * @param {readonly import('esbuild').Metafile[]} metafiles
 */
function bundledPackages(root, metafiles) {
  const outputs = metafiles.flatMap(({outputs}) => Object.values(outputs));
  const files = outputs.flatMap(({inputs}) =>
    Object.entries(inputs).flatMap(([file, {bytesInOutput}]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = new Set(
    files.flatMap((file) => /.*node_modules\/(@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  return [...folders]
    .map((folder) => readPackage(path.join(root, folder)))
    .sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/** @param {string} folder */
function readPackage(folder) {
  /** @type {{name: string, version: string, license?: string}} */
  const {name, version, license} = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  if (license === undefined) throw new Error(`${name} has no license.`);
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim();
  return {name, version, license: license, text};
}

module.exports = {bundledPackages, thirdPartyLicenses};
