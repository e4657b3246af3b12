import type {Json} from '../../../src/lib/domain/json.ts';
import type {Names} from './names.ts';

/** A request as it is documented. */
export interface Request {
  /** The discovery host, or the region's, where paths are below `/api/v3`. */
  readonly host: 'discovery' | 'region';
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** True: sent as a POST that carries its method in a header. */
  readonly override?: boolean;
  /** The token, where it is not the good one; null for none. */
  readonly token?: string | null;
  /** A JSON body. */
  readonly json?: Json;
  /** A JSON file, uploaded in the part `config` of a form. */
  readonly upload?: Json;
  /** The text of a body that is said to be JSON, and is none. */
  readonly malformed?: string;
}

/** What of a request counts on the wire, whoever has sent it. */
export interface Sent {
  readonly method: string;
  /** Absolute, with its query in the order of the names. */
  readonly url: string;
  readonly authorization: string | null;
  /** Of a form, what its only part is called and what it is, in the place of the boundary. */
  readonly contentType: string | null;
  readonly override: string | null;
  readonly body: Json;
}

/** The documented request as it has to be seen on the wire. */
export function asSent(request: Request, names: Names): Sent {
  const {method, override = false, token = names.token, json, upload} = request;
  return {
    method: override ? 'POST' : method,
    url: sortedUrl(urlOf(request, names)),
    authorization: token === null ? null : `Bearer ${token}`,
    contentType:
      upload === undefined
        ? (contentTypeOf(request) ?? null)
        : 'multipart/form-data; part config; file',
    override: override ? method : null,
    body: json ?? upload ?? null,
  };
}

/** Reads what was seen on the wire. */
export function readSent(method: string, url: string, headers: Headers, body: string): Sent {
  const type = headers.get('content-type');
  const form = readForm(type ?? '', body);
  return {
    method,
    url: sortedUrl(url),
    authorization: headers.get('authorization'),
    contentType: form?.contentType ?? type,
    override: headers.get('x-http-method-override'),
    body: body === '' ? null : (JSON.parse(form?.content ?? body) as Json),
  };
}

/** A form with a single part: what kind of part it is, and its content. */
function readForm(type: string, body: string): {contentType: string; content: string} | null {
  const boundary = /^multipart\/form-data; *boundary="?([^"]+)"?$/.exec(type)?.[1];
  if (boundary === undefined) return null;
  const [before, part = '', end, ...others] = `\r\n${body}`.split(`\r\n--${boundary}`);
  if (before !== '' || end?.trim() !== '--' || others.length > 0) return null;
  const [head = '', content = ''] = part.split(/\r\n\r\n(.*)/s);
  const name = /[; ]name="([^"]*)"/.exec(head)?.[1] ?? '';
  const kind = head.includes('filename="') ? 'file' : 'text';
  return {contentType: `multipart/form-data; part ${name}; ${kind}`, content};
}

/** Sends the request with nothing but `fetch`. */
export function send(request: Request, names: Names): Promise<Response> {
  const {method, override = false, token = names.token} = request;
  const type = contentTypeOf(request);
  return fetch(urlOf(request, names), {
    method: override ? 'POST' : method,
    redirect: 'manual',
    headers: {
      ...(token === null ? {} : {Authorization: `Bearer ${token}`}),
      ...(type === undefined ? {} : {'Content-Type': type}),
      ...(override ? {'X-HTTP-Method-Override': method} : {}),
    },
    body: bodyOf(request),
  });
}

function bodyOf({json, upload, malformed}: Request): string | FormData | null {
  if (upload === undefined) return json === undefined ? (malformed ?? null) : JSON.stringify(json);
  const form = new FormData();
  form.set('config', new File([JSON.stringify(upload)], 'config.json'));
  return form;
}

function contentTypeOf({json, malformed}: Request): string | undefined {
  return json === undefined && malformed === undefined ? undefined : 'application/json';
}

function urlOf({host, path, query = {}}: Request, names: Names): string {
  const root = host === 'discovery' ? names.discovery_url : `${names.region_url}/api/v3`;
  const url = new URL(root + path);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
}

function sortedUrl(text: string): string {
  const url = new URL(text);
  url.searchParams.sort();
  return url.href;
}
