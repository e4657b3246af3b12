import {findProgram, isProgram} from './programs.ts';

/** A browser of this machine that tests can drive, or why there is none. */
export type Found = {program: string} | {lacking: string};

/*
 * Firefox is not looked for: Playwright drives builds of its own, and released ones by WebDriver
 * BiDi only, of which Firefox 153 lacks a command that Playwright 1.65 sends for each page
 * (`emulation.setMediaFeaturesOverride`; tried on 2026-11-25).
 */

/** What the browsers that can be driven are called on PATH, the first before the others. */
const names = [
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  ...['microsoft-edge', 'microsoft-edge-stable'],
];

/** Where systems put them besides PATH; variables are those of Windows. */
const places: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'],
  darwin: ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: [
    '%LOCALAPPDATA%/Chromium/Application/chrome.exe',
    '%PROGRAMFILES%/Google/Chrome/Application/chrome.exe',
    '%PROGRAMFILES(X86)%/Google/Chrome/Application/chrome.exe',
    '%LOCALAPPDATA%/Google/Chrome/Application/chrome.exe',
    '%PROGRAMFILES(X86)%/Microsoft/Edge/Application/msedge.exe',
  ],
};

const advice = 'install one, as by apt-get install chromium, or name one in CHROMIUM';

/**
 * Looks for a browser: the one that CHROMIUM names and no other, else one on PATH, else one where
 * the system puts them.
 */
export function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): Found {
  if (env.CHROMIUM) {
    if (isProgram(env.CHROMIUM)) return {program: env.CHROMIUM};
    return {lacking: `CHROMIUM is ${env.CHROMIUM}, which is no program; ${advice}`};
  }
  const usual = (places[platform] ?? []).map((place) =>
    place.replace(/%(.+)%/, (_, name: string) => env[name] ?? ''),
  );
  const program =
    names.map((name) => findProgram(name, env.PATH)).find((file) => file !== undefined) ??
    usual.find(isProgram);
  return program === undefined ? {lacking: `no browser was found; ${advice}`} : {program};
}
