import {commands} from './command-table.ts';
import {loadPlugin} from './lib/command/program/config.ts';
import {start} from './lib/command/program/program.ts';

/**
 * Runs hconnect on the process's own arguments and streams.
 *
 * @param root the folder of package.json and oclif.manifest.json
 */
export function main(root: string, {ignoreManifest = false} = {}): Promise<void> {
  return start({root, commands, ignoreManifest});
}

/** What oclif.manifest.json holds, made from the commands themselves, in the order of their ids. */
export async function manifest(root: string) {
  const {manifest: found} = await loadPlugin({root, commands, ignoreManifest: true});
  const byId = Object.entries(found.commands).sort(([a], [b]) => (a < b ? -1 : 1));
  return {...found, commands: Object.fromEntries(byId)};
}
