/**
 * The body of a request: JSON, or a form with files.
 */
import {Refusal} from './responses.ts';

/** What the body of a request turned out to be. */
export type Body =
  | {readonly kind: 'none'}
  | {readonly kind: 'json'; readonly value: unknown}
  /** `parts` has the text of each field and file. */
  | {
      readonly kind: 'form';
      readonly type: string;
      readonly parts: Readonly<Record<string, string>>;
    }
  | {readonly kind: 'malformed'; readonly problem: string}
  | {readonly kind: 'unsupported'; readonly type: string}
  | {readonly kind: 'too_large'};

const forms = ['multipart/form-data', 'application/x-www-form-urlencoded'];

/**
 * What was sent. A body of another type than JSON or a form is not looked at (assumption
 * `media_type`).
 *
 * @param limit bytes above which it is too large
 */
export async function readBody(request: Request, limit: number): Promise<Body> {
  if (request.body === null) return {kind: 'none'};
  const bytes = Buffer.from(await request.arrayBuffer());
  if (bytes.length === 0) return {kind: 'none'};
  if (bytes.length > limit) return {kind: 'too_large'};
  const header = request.headers.get('content-type') ?? '';
  const type = header.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return readJson(bytes.toString('utf8'));
  if (!forms.includes(type)) return {kind: 'unsupported', type};
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- what comes is from this machine
    const form = await new Response(bytes, {headers: {'content-type': header}}).formData();
    const parts: Record<string, string> = {};
    for (const [name, value] of form) {
      parts[name] = typeof value === 'string' ? value : await value.text();
    }
    return {kind: 'form', type, parts};
  } catch {
    return {kind: 'malformed', problem: 'Multipart form parse error.'};
  }
}

/** The value that a JSON text stands for. */
export function readJson(text: string): Body {
  try {
    return {kind: 'json', value: JSON.parse(text) as unknown};
  } catch (error) {
    return {kind: 'malformed', problem: `JSON parse error - ${(error as Error).message}`};
  }
}

/** The JSON that was sent, or undefined when nothing was. Throws a Refusal for anything else. */
export function sentJson(body: Body): unknown {
  switch (body.kind) {
    case 'none':
      return undefined;
    case 'json':
      return body.value;
    case 'malformed':
      throw new Refusal(400, body.problem);
    case 'form':
    case 'unsupported':
      throw new Refusal(415, `Unsupported media type "${body.type}" in request.`);
    case 'too_large':
      throw new Refusal(413, 'Request body is too large.');
  }
}
