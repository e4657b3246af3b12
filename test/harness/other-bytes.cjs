// Given to node with --require: the second export of the demo reads as if it had changed on disk.
const {Buffer} = require('node:buffer');
const fs = require('node:fs/promises');

const {readFile} = fs;
fs.readFile = /** @type {typeof readFile} */ (
  async (/** @type {any[]} */ ...args) => {
    // @ts-expect-error -- the arguments are passed on as they came
    const bytes = await readFile(...args);
    return String(args[0]).endsWith('second.json')
      ? Buffer.concat([bytes, Buffer.from(' ')])
      : bytes;
  }
);
