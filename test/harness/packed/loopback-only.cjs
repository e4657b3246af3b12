// Given to node with --require: a machine whose network ends at loopback. Whoever asks for another
// machine fails, loudly.
const dns = require('node:dns');
const net = require('node:net');

const loopback = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** @param {string} what */
function refuse(what) {
  process.stderr.write(`The network was asked for ${what}.\n`);
  process.exit(99);
}

const {lookup} = dns;
dns.lookup = Object.assign(
  (/** @type {[string, ...unknown[]]} */ ...args) => {
    if (!loopback.test(args[0])) refuse(args[0]);
    // @ts-expect-error -- the arguments are passed on as they came
    return lookup(...args);
  },
  {__promisify__: lookup.__promisify__},
);

const {connect} = net.Socket.prototype;
net.Socket.prototype.connect = function (/** @type {any[]} */ ...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  const host = typeof options === 'object' ? (options.host ?? 'localhost') : args[1];
  if (host !== undefined && !loopback.test(host)) refuse(host);
  // @ts-expect-error -- the arguments are passed on as they came
  return connect.apply(this, args);
};
