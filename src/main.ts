import {commands} from './command-table.ts';
import {loadPlugin} from './lib/cli/program/config.ts';
import {start} from './lib/cli/program/program.ts';
import {findInTable} from './lib/cli/program/quick.ts';

/**
 * Runs hconnect on the process's own arguments and streams.
 *
 * @param root the folder of package.json and oclif.manifest.json
 * @param ordinary without what makes starts quick
 * @returns the command that has run; `help` where it was none of the table
 */
export async function main(
  root: string,
  {ignoreManifest = false, ordinary = false} = {},
): Promise<string> {
  const argv = process.argv.slice(2);
  await start(argv, {root, commands, ignoreManifest, ordinary});
  return findInTable(argv, commands)?.id ?? 'help';
}

/** What oclif.manifest.json holds, made from the commands themselves, in the order of their ids. */
export async function manifest(root: string) {
  const {manifest: found} = await loadPlugin({root, commands, ignoreManifest: true});
  const byId = Object.entries(found.commands).sort(([a], [b]) => (a < b ? -1 : 1));
  return {...found, commands: Object.fromEntries(byId)};
}
