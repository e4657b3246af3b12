// The declarations of hconnect/simulator, in one file.
const path = require('node:path');
const {generateDtsBundle} = require('dts-bundle-generator');

/** @param {string} root */
function simulatorTypes(root) {
  const entry = {
    filePath: path.join(root, 'src', 'lib', 'simulator', 'index.ts'),
    output: {noBanner: true},
  };
  const [text] = generateDtsBundle([entry], {
    preferredConfigPath: path.join(root, 'tsconfig.json'),
  });
  if (text === undefined) throw new Error('The simulator has no types.');
  return text;
}

module.exports = {simulatorTypes};
