import {cut} from '../../wrap.ts';
import type {Output} from '../../terminal.ts';
import {connectionDetail} from './connection-detail.ts';
import {connectionTable} from './connection-table.ts';
import {footer, header} from './header.ts';
import type {Screenful, Watched} from './watched-screen.ts';

/** The lines of a screen: never more than it has rows, and none wider than it is. */
export function screenLines(
  watched: Watched,
  {width, height}: {width: number; height: number},
  color: Output['color'],
): string[] {
  const output: Screenful = {width, color};
  const {ui} = watched;
  const head = header(watched, output, height);
  const foot = height >= 4 ? [color.dim(cut(footer(watched), width))] : [];
  const room = Math.max(0, height - head.length - foot.length);
  const open = ui.open === null ? undefined : watched.state.rows.get(ui.open);
  const body =
    open === undefined
      ? connectionTable(watched, output, room)
      : connectionDetail(watched, open, output, room);
  const filled = [...head, ...body.slice(0, room)];
  while (filled.length < height - foot.length) filled.push('');
  return [...filled, ...foot].slice(0, height);
}
