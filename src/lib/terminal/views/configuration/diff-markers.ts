import type {Output} from '../../terminal.ts';

/** A line with its sign before it, in the sign's colour: added, removed, changed. */
export function painted({color}: Output, sign: '+' | '-' | '~', text: string): string {
  const paint = {'+': color.green, '-': color.red, '~': color.yellow}[sign];
  return `${paint(sign)} ${text}`;
}
