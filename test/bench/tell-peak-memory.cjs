// Preloaded into a measured process: tells the most memory it has held, in KiB, on descriptor 3.
process.on('exit', () => {
  require('node:fs').writeSync(3, String(process.resourceUsage().maxRSS));
});
