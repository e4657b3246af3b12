import {commands} from './command-table.ts';
import {makeManifest} from './lib/cli/program/config.ts';
import {findInTable} from './lib/cli/program/dispatch.ts';
import {start} from './lib/cli/program/program.ts';

// Where package.json says that oclif finds the commands.
export {commands};

/**
 * Runs hconnect on the process's own arguments and streams.
 *
 * @param root the folder of package.json and oclif.manifest.json
 * @param safeStart without what makes starts quick
 * @returns the command that has run; `help` where it was none of the table
 */
export async function main(
  root: string,
  {ignoreManifest = false, safeStart = false} = {},
): Promise<string> {
  const argv = process.argv.slice(2);
  await start(argv, {root, commands, ignoreManifest, safeStart});
  return findInTable(argv, commands)?.id ?? 'help';
}

/** What oclif.manifest.json holds, in the order of the commands' ids. */
export async function manifest(root: string) {
  const made = await makeManifest(root, commands);
  const byId = Object.entries(made.commands).sort(([a], [b]) => (a < b ? -1 : 1));
  return {...made, commands: Object.fromEntries(byId)};
}
