import type {Health} from '../../domain/health.ts';
import type {State} from '../../domain/states.ts';
import {clean} from '../clean.ts';
import {paragraph} from '../paragraph.ts';
import type {Output} from '../terminal.ts';

/**
 * What a state means; where something below is worse, that; and what the service itself says of it.
 *
 * @param reason in the service's words, where it has some
 */
export function healthParagraph(
  output: Output,
  state: State,
  {below}: Health,
  reason: string | null,
): string {
  const sentences = below.length === 0 ? [state.meaning] : below.map((finding) => finding.reason);
  const said = reason === null ? '' : `Heroku Connect says:\n${paragraph(output, reason)}`;
  return `${sentences.map((sentence) => `${clean(sentence)}\n`).join('')}${said}`;
}
