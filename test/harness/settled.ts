import type {World} from './world.ts';

/** Ports and folders differ from run to run; the names of cells do not. */
export function settled(
  text: string,
  {simulator, settings}: Pick<World, 'settings' | 'simulator'>,
): string {
  return [
    ...Object.entries({...simulator.region_urls, discovery: simulator.discovery_url}).map(
      ([name, url]) => [new URL(url).host, `${name}.test`] as const,
    ),
    [settings, '/settings'] as const,
  ].reduce((result, [from, to]) => result.replaceAll(from, to), text);
}
