// Renders the help of the whole program by the program itself, for start-up to print.
const {execFileSync} = require('node:child_process');

/** Narrower terminals get it wrapped, by the program. */
const width = 80;

/** @param {string} root @returns {import('../../src/start/fast-help.ts').RootHelp} */
function renderHelp(root) {
  const text = render(root, '--help', {OCLIF_COLUMNS: String(width), FORCE_COLOR: '1'});
  const wide = render(root, '--help', {OCLIF_COLUMNS: '1000', FORCE_COLOR: '1'});
  if (wide !== text) throw new Error(`A line of the help has more than ${width} columns.`);
  return {text, width};
}

/** @param {string} root @param {string} flag @param {NodeJS.ProcessEnv} env */
function render(root, flag, env = {}) {
  const code = 'require("./dist/main.cjs").main(process.cwd(), {safeStart: true})';
  return execFileSync(process.execPath, ['-e', code, 'hconnect', flag], {
    cwd: root,
    encoding: 'utf8',
    env: {...process.env, NO_COLOR: undefined, ...env},
  });
}

module.exports = {renderHelp};
