// Given to node with --require: the second export of the demo reads as if it had changed on disk.
const {Buffer} = require('node:buffer');
const files = require('node:fs/promises');

const {readFile} = files;
files.readFile = /** @type {typeof readFile} */ (
  async (/** @type {Parameters<typeof readFile>} */ ...args) => {
    const content = await readFile(...args);
    return String(args[0]).endsWith('second.json')
      ? Buffer.concat([Buffer.from(content), Buffer.from(' ')])
      : content;
  }
);
