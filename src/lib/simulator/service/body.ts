/**
 * Reads the body of a request: JSON, or a form with files.
 */
import type {Body} from './http.ts';

/**
 * What was sent. A body of another type than JSON or a form is not looked at (assumption: the service
 * answers 415, as its framework does).
 *
 * @param type the header Content-Type
 */
export function readBody(bytes: Buffer, type: string | undefined): Body {
  if (bytes.length === 0) return {kind: 'none'};
  const media = (type ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const text = bytes.toString('utf8');
  if (media === 'application/json') return readJson(text);
  if (media === 'multipart/form-data') {
    const parts = readParts(bytes, type ?? '');
    if (!parts) return {kind: 'malformed', problem: 'Multipart form parse error.'};
    return {kind: 'form', type: media, text, parts};
  }
  if (media === 'application/x-www-form-urlencoded') {
    return {kind: 'form', type: media, text, parts: Object.fromEntries(new URLSearchParams(text))};
  }
  return {kind: 'unsupported', type: media, text};
}

/** The value that a JSON text stands for. */
export function readJson(text: string): Body {
  try {
    return {kind: 'json', value: JSON.parse(text) as unknown};
  } catch (error) {
    return {kind: 'malformed', problem: `JSON parse error - ${(error as Error).message}`};
  }
}

/** The text of each part of a multipart form by its name, or null when it is not one to its end. */
function readParts(bytes: Buffer, type: string): Record<string, string> | null {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return null;
  // One character a byte, so that a file in any encoding survives being cut.
  const sections = `\r\n${bytes.toString('latin1')}`.split(`\r\n--${boundary}`).slice(1);
  if (!sections.pop()?.startsWith('--') || sections.length === 0) return null;
  const parts = sections.map((section) => {
    const [head = '', ...rest] = section.split('\r\n\r\n');
    const name = /^content-disposition:.*?[;\s]name="([^"]*)"/im.exec(head)?.[1] ?? '';
    return [name, Buffer.from(rest.join('\r\n\r\n'), 'latin1').toString('utf8')] as const;
  });
  return Object.fromEntries(parts);
}
