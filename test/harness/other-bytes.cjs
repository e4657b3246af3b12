// Given to node with --require: the second export of the demo reads as if it had changed on disk.
const fs = require('node:fs');
const {Readable} = require('node:stream');

const {createReadStream, readFileSync} = fs;
fs.createReadStream = /** @type {typeof createReadStream} */ (
  (/** @type {[import('node:fs').PathLike]} */ ...args) =>
    String(args[0]).endsWith('second.json')
      ? Readable.from([readFileSync(args[0]), ' '])
      : createReadStream(...args)
);
