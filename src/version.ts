import packageJson from '../package.json' with {type: 'json'};

/** What `--version` prints, and what the service is told of who calls. */
export const userAgent =
  `${packageJson.name}/${packageJson.version} ` +
  `${process.platform}-${process.arch} node-${process.version}`;
