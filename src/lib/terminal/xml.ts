import {clean} from './clean.ts';

/**
 * An element of XML.
 *
 * @param content escaped already
 */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string,
): string {
  const list = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  if (content === '') return `<${name}${list}/>`;
  const inner = content.startsWith('<') ? `\n${content}\n` : content;
  return `<${name}${list}>${inner}</${name}>`;
}

/** A document. @param root its only element */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** A text in XML; characters that XML cannot have are left out. */
export function escapeXml(text: string): string {
  return text
    .split('\n')
    .map((line) => clean(line))
    .join('\n')
    .replace(/[\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
