import type {World} from '../harness/world.ts';

/**
 * What a command has written, as it is in every run: with names for ports and folders, and with one
 * width for the gaps of a table, which follow from how long a port or a folder is.
 */
export function stableText(
  text: string,
  {simulator, settings}: Pick<World, 'settings' | 'simulator'>,
): string {
  return [
    ...Object.entries({...simulator.region_urls, discovery: simulator.discovery_url}).map(
      ([name, url]) => [new URL(url).host, `${name}.test`] as const,
    ),
    [settings, '/settings'] as const,
  ]
    .reduce((result, [from, to]) => result.replaceAll(from, to), text)
    .replace(/(?<=\S) {2,}/g, '  ');
}
