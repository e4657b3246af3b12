import {plural} from '../../../domain/text/text.ts';
import type {WatchRow} from '../../../domain/watch/state.ts';
import {bars} from '../../bars.ts';
import {cut} from '../../wrap.ts';
import type {Screenful} from './watched-screen.ts';

const mostLoads = 3;

/** Bars of the loads of a connection; where they are many, of the first. */
export function loadLines(
  {connection, goneAt}: WatchRow,
  {width, color}: Screenful,
  most = mostLoads,
): string[] {
  if (goneAt !== null || connection.loads.length === 0) return [];
  const indent = '    ';
  const output = {width: Math.max(1, width - indent.length), color};
  const lines = bars(output, connection.loads.slice(0, most)).map((line) => indent + line);
  const hidden = connection.loads.length - most;
  return hidden > 0 ? [...lines, cut(`${indent}and ${plural(hidden, 'more load')}`, width)] : lines;
}
