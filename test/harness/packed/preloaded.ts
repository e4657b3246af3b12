import path from 'node:path';

/** Node.js with a file of this folder that is loaded before the program. */
export function preloaded(name: string): {NODE_OPTIONS: string} {
  return {NODE_OPTIONS: `--require ${JSON.stringify(path.join(import.meta.dirname, name))}`};
}
