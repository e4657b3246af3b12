/** The colors of the few escape sequences that hconnect writes. */
const styles: Record<string, string> = {
  1: 'font-weight="bold"',
  2: 'opacity="0.6"',
  31: 'fill="#ff7b72"',
  32: 'fill="#7ee787"',
  33: 'fill="#e3b341"',
  35: 'fill="#d2a8ff"',
  36: 'fill="#79c0ff"',
};
/** What ends each of them. */
const ends: Record<string, string[]> = {22: ['1', '2'], 39: ['31', '32', '33', '35', '36']};

/** A sequence that sets colors, as a part that `split` keeps. */
const sequence = new RegExp(`(${String.fromCharCode(27)}\\[[\\d;]*m)`);

const width = 8.4;
const height = 20;
const margin = 20;

/**
 * Draws lines of a terminal as an SVG.
 *
 * @param lines with escape sequences for color
 * @param columns how wide the terminal is
 */
export function drawTerminal(lines: readonly string[], columns: number): string {
  const [w, h] = [columns * width + 2 * margin, lines.length * height + 2 * margin];
  const rows = lines.map((line, row) => {
    const y = margin + (row + 0.75) * height;
    return `  <text x="${margin}" y="${y}" xml:space="preserve">${draw(line)}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" role="img" aria-label="hconnect in a terminal">
  <rect width="${w}" height="${h}" rx="8" fill="#0d1117"/>
  <g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="14" fill="#e6edf3">
${rows.join('\n')}
  </g>
</svg>
`;
}

function draw(line: string): string {
  const on = new Set<string>();
  return line
    .split(sequence)
    .map((part) => {
      const codes = (sequence.test(part) ? part.slice(2, -1) : undefined)?.split(';');
      if (codes === undefined) return span(part, [...on]);
      for (const code of codes) {
        if (code in styles) on.add(code);
        for (const ended of ends[code] ?? []) on.delete(ended);
      }
      return '';
    })
    .join('');
}

function span(text: string, on: readonly string[]): string {
  const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  if (text === '' || on.length === 0) return escaped;
  return `<tspan ${on.map((code) => styles[code]).join(' ')}>${escaped}</tspan>`;
}
