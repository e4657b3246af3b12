import path from 'node:path';
import {processEnvironment, readStartSettings} from '../lib/session/settings.ts';
import {printFastHelp, type RootHelp} from './fast-help.ts';

/** What the build knows, and start-up need not find out. */
export interface BuildInfo {
  help: RootHelp;
  /** Names the program's source: another source has another one. */
  id: string;
}

/** Put here by the build. */
declare const BUILD_INFO: BuildInfo;

/**
 * Starts the bundled program, in the quickest way where the user has not asked for a safe start.
 *
 * @param root the package's folder
 */
export async function start(root: string): Promise<void> {
  const settings = readStartSettings(processEnvironment());
  const argv = process.argv.slice(2);
  if (!settings.safeStart && (await printFastHelp(argv, BUILD_INFO.help, settings.columns))) return;
  // Loaded here, so that an answer at once does not wait for it.
  const {runProgram} = await import('./run-program.ts');
  await runProgram(root, path.join(root, 'dist', 'main.cjs'), BUILD_INFO.id, settings);
}
