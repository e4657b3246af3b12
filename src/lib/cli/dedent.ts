/**
 * A text for help, written over several lines in the source: lines of a paragraph are joined, since
 * help wraps them to the terminal; an empty line parts paragraphs. The packages of this name keep the
 * lines, so that the joining would still be here.
 */
export function dedent(strings: TemplateStringsArray, ...values: string[]): string {
  return String.raw({raw: strings}, ...values)
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim().replace(/\s*\n\s*/g, ' '))
    .join('\n\n');
}
