// Given to node with --require: ends the process as kill -9 does, at the file operation of the
// sandbox whose number KILL_AT has, before it is done; of a write, half is done.
const fs = require('node:fs');

const {KILL_AT = '0', KILL_BELOW = ''} = process.env;
let left = Number(KILL_AT);
/** @type {Set<unknown>} */
const ours = new Set();

/** @param {unknown} file */
const isOurs = (file) => ours.has(file) || (typeof file === 'string' && file.includes(KILL_BELOW));

/** @param {string} name @param {unknown} file @param {() => void} half */
function step(name, file, half = () => undefined) {
  if (KILL_BELOW === '' || !isOurs(file)) return;
  // How many leftovers there are to remove depends on how long the runs before took.
  if (name.startsWith('rm') && String(file).includes('.tmp-')) return;
  left -= 1;
  if (left !== 0) return;
  half();
  process.kill(process.pid, 'SIGKILL');
}

const sync = /** @type {any} */ (fs);
const promises = /** @type {any} */ (fs.promises);
const {writeSync, openSync} = fs;

sync.openSync = (/** @type {any[]} */ file, /** @type {any[]} */ ...rest) => {
  if (typeof rest[0] === 'string' && rest[0] !== 'r') step('open', file);
  const descriptor = /** @type {any} */ (openSync)(file, ...rest);
  if (isOurs(file)) ours.add(descriptor);
  return descriptor;
};
sync.writeSync = (/** @type {any} */ fd, /** @type {any} */ data, /** @type {any[]} */ ...rest) => {
  step('write', fd, () => writeSync(fd, String(data).slice(0, String(data).length / 2)));
  return /** @type {any} */ (writeSync)(fd, data, ...rest);
};
for (const name of ['renameSync', 'linkSync', 'rmSync', 'unlinkSync', 'mkdirSync', 'fsyncSync']) {
  const genuine = sync[name];
  sync[name] = (/** @type {any[]} */ ...args) => {
    step(name, args[0]);
    return genuine(...args);
  };
}

const {writeFileSync} = fs;
sync.writeFileSync = (
  /** @type {any} */ file,
  /** @type {any} */ data,
  /** @type {any} */ options,
) => {
  step('writeFile', file, () => {
    writeFileSync(file, String(data).slice(0, String(data).length / 2));
  });
  writeFileSync(file, data, options);
};

const {open, write, fsync, rename} = fs;
for (const [name, genuine] of Object.entries({open, write, fsync, rename})) {
  sync[name] = (/** @type {any[]} */ ...args) => {
    step(name, args[0], () => {
      if (name === 'write')
        writeSync(args[0], String(args[1]).slice(0, String(args[1]).length / 2));
    });
    if (name === 'open' && isOurs(args[0])) {
      const done = args.pop();
      args.push((/** @type {unknown} */ error, /** @type {number} */ fd) => {
        ours.add(fd);
        done(error, fd);
      });
    }
    return /** @type {any} */ (genuine)(...args);
  };
}
for (const name of ['writeFile', 'link', 'rename', 'rm', 'mkdir']) {
  const genuine = promises[name];
  promises[name] = (/** @type {any[]} */ ...args) => {
    step(name, args[0], () => {
      if (name === 'writeFile') writeFileSync(args[0], String(args[1]).slice(0, 20));
    });
    return genuine(...args);
  };
}
