import type {RequestListener, ServerResponse} from 'node:http';
import {createServer} from 'node:net';
import {describe, expect} from 'vitest';
import {expectErrorDocument, expectThreeLines} from '../../harness/evidence.ts';
import {journey, markedToken, settingsFor} from '../../harness/packed/journey.ts';

/*
 * A service that answers what no correct service does. Each time there is one error, of three lines
 * or one document, that says in the service's own words what has happened.
 */

const info = ['connections:info', '--app', 'acme'];
const page = '<html><body><h1>Application error</h1></body></html>';

function html(response: ServerResponse, status: number): void {
  response.writeHead(status, {'content-type': 'text/html; charset=utf-8'}).end(page);
}

function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, {'content-type': 'application/json', ...headers});
  response.end(JSON.stringify(body));
}

/** A connection as discovery tells it. */
function discovered(region_url: unknown) {
  return {
    id: '11111111-2222-4333-8444-555555555555',
    resource_name: 'herokuconnect-round-1',
    app_name: 'acme',
    region_url,
  };
}

interface Day {
  answer: RequestListener;
  status?: number;
  message: RegExp;
  reason: RegExp;
  env?: Record<string, string>;
}

const host = String.raw`127\.0\.0\.1:\d+`;
const failed = new RegExp(`^${host} failed\\.$`);
const unreadable = new RegExp(`^${host} did not answer with a JSON document\\.$`);
const brokenOff = new RegExp(`^${host} broke the connection off\\.$`);
const strange = /^The service’s answer cannot be understood\.$/;
const late = new RegExp(`^${host} did not answer in time\\.$`);
const foreign = /^The service pointed to 0\.0\.0\.0:\d+, which is not trusted\.$/;
const rule = /^The token goes only to https hosts of heroku\.com and herokai\.com\.$/;

const days: Record<string, Day> = {
  'a page instead of a document': {
    answer: (_request, response) => {
      html(response, 200);
    },
    message: unreadable,
    reason: /^It sent text\/html, 52 bytes\.$/,
  },
  'half a document': {
    answer: (_request, response) => {
      response.end('{"count": 1, "results": [{"id": "1111');
    },
    message: unreadable,
    reason: /^It sent text, 37 bytes\.$/,
  },
  'half a document, and then a cut': {
    answer: (_request, response) => {
      response.writeHead(200, {'content-length': 1000});
      response.write('{"count": 1, ', () => response.socket?.destroy());
    },
    message: brokenOff,
    reason: /\S/,
  },
  'an empty body': {
    answer: (_request, response) => {
      response.end();
    },
    message: unreadable,
    reason: /^It sent nothing, 0 bytes\.$/,
  },
  'no answer but the end of the connection': {
    answer: (request) => {
      request.socket.destroy();
    },
    message: brokenOff,
    reason: /\S/,
  },
  'no answer at all': {
    answer: () => undefined,
    env: {HCONNECT_TIMEOUT: '300ms'},
    message: late,
    reason: /^No answer within 300ms\.$/,
  },
  'an answer that never ends': {
    answer: (_request, response) => {
      response.write('{"results": [');
    },
    env: {HCONNECT_TIMEOUT: '300ms'},
    message: late,
    reason: /^No answer within 300ms\.$/,
  },
  'more than any answer holds': {
    answer: (_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        if (!response.destroyed) response.write(chunk, more);
      };
      more();
    },
    message: new RegExp(`^${host} sent more than any answer holds\\.$`),
    reason: /^The answer is larger than 64 MiB\.$/,
  },
  'what is no HTTP': {
    answer: (request) => {
      request.socket.end('SSH-2.0-OpenSSH_9.6\r\n');
    },
    message: new RegExp(`^${host} sent an answer that cannot be read\\.$`),
    reason: /^Parse Error: /,
  },
  'what claims to be compressed': {
    answer: (_request, response) => {
      response.writeHead(200, {'content-encoding': 'gzip'}).end('not compressed');
    },
    message: new RegExp(`^${host} sent an answer that cannot be read\\.$`),
    reason: /^incorrect header check$/,
  },
  'a list that is none': {
    answer: (_request, response) => {
      json(response, 200, {count: 1, results: {}});
    },
    message: strange,
    reason: /^\/connections has no list of results\.$/,
  },
  'null instead of a document': {
    answer: (_request, response) => {
      json(response, 200, null);
    },
    message: strange,
    reason: /^\/connections has no list of results\.$/,
  },
  'a connection without an id': {
    answer: (_request, response) => {
      json(response, 200, {count: 1, results: [{app_name: 'acme', region_url: 'https://x'}]});
    },
    message: strange,
    reason: /^A discovered connection has no id\.$/,
  },
  'a region on another host': {
    answer: ({headers}, response) => {
      const region = `http://${String(headers.host).replace('127.0.0.1', '0.0.0.0')}`;
      json(response, 200, {count: 1, results: [discovered(region)]});
    },
    message: foreign,
    reason: rule,
  },
  'a region that is no address': {
    answer: (_request, response) => {
      json(response, 200, {count: 1, results: [discovered('not an address')]});
    },
    message: /^The service named an address that is not a URL\.$/,
    reason: /^"not an address\/api/,
  },
  'a next page on another host': {
    answer: ({headers}, response) => {
      const next = `http://${String(headers.host).replace('127.0.0.1', '0.0.0.0')}/connections`;
      json(response, 200, {count: 2, next, results: []});
    },
    message: foreign,
    reason: rule,
  },
  'a next page that was seen before': {
    answer: ({headers, url}, response) => {
      json(response, 200, {
        count: 2,
        next: `http://${String(headers.host)}${url ?? ''}`,
        results: [],
      });
    },
    message: strange,
    reason: /^The page after http:\S+ is one seen before\.$/,
  },
  'a redirect to another host': {
    answer: ({headers}, response) => {
      const location = `http://${String(headers.host).replace('127.0.0.1', '0.0.0.0')}/`;
      response.writeHead(302, {location}).end();
    },
    message: foreign,
    reason: rule,
  },
  'a redirect round in a circle': {
    answer: ({url}, response) => {
      response.writeHead(302, {location: url ?? '/'}).end();
    },
    message: new RegExp(`^${host} answered with a redirect\\.$`),
    reason: /^It wants the request sent to another address \(302 Found\)\.$/,
  },
  'a redirect to nowhere': {
    answer: (_request, response) => {
      response.writeHead(302).end();
    },
    message: new RegExp(`^${host} answered with a redirect\\.$`),
    reason: /^No reason was given \(302 Found\)\.$/,
  },
  '500 with a reason': {
    answer: (_request, response) => {
      json(response, 500, {message: 'The database is away.'});
    },
    message: failed,
    reason: /^The database is away \(500 Internal Server Error\)\.$/,
  },
  '503 with a page': {
    answer: (_request, response) => {
      html(response, 503);
    },
    message: failed,
    reason: /^A page was sent instead of a reason \(503 Service Unavailable\)\.$/,
  },
  '429 with the documented sentence': {
    answer: (_request, response) => {
      json(response, 429, {
        message: 'Request was throttled. Expected available in 4242 seconds.',
      });
    },
    message: /^The request budget is used up\.$/,
    reason:
      /^Request was throttled\. Expected available in 4242 seconds \(429 Too Many Requests\)\.$/,
  },
  '429 with nothing but a header': {
    answer: (_request, response) => {
      response.writeHead(429, {'retry-after': '90'}).end();
    },
    message: /^The request budget is used up\.$/,
    reason: /^No reason was given \(429 Too Many Requests\)\.$/,
  },
  '401': {
    answer: (_request, response) => {
      json(response, 401, {message: 'Invalid token.'});
    },
    status: 4,
    message: /^The token was not accepted\.$/,
    reason: /^Invalid token \(401 Unauthorized\)\.$/,
  },
  '418, which nobody expects': {
    answer: (_request, response) => {
      json(response, 418, {error: 'I am a teapot'});
    },
    status: 6,
    message: /^The service refused\.$/,
    reason: /^I am a teapot \(418 I'm a Teapot\)\.$/,
  },
  'a refusal that shows the token it was sent': {
    answer: ({headers}, response) => {
      json(response, 400, {message: `Do not know ${headers.authorization ?? ''}.`});
    },
    status: 6,
    message: /^The service refused\.$/,
    reason: /^Do not know Bearer \[token\] \(400 Bad Request\)\.$/,
  },
  'a reason that a terminal would obey': {
    answer: (_request, response) => {
      json(response, 500, {message: '\u001b[2J\u001b]0;title\u0007Gone\u202e\nfor good'});
    },
    message: failed,
    reason: /^Gone for good \(500 Internal Server Error\)\.$/,
  },
};

describe('connections:info: exits with a reason when the service answers with', () => {
  journey.for(Object.entries(days))('%s', async ([, day], {suffer}) => {
    const {status = 3, env = {}, message, reason} = day;
    const here = await suffer(day.answer);
    const shown = await here.hconnect(info, {env});
    const [what, why, next] = expectThreeLines(shown, status);
    expect(what).toMatch(message);
    expect(why).toMatch(reason);
    expect(next).toMatch(/^Next: hconnect /);
    expect(shown.stdout).toBe('');
  });

  journey.for([
    'a page instead of a document',
    'no answer at all',
    'a region on another host',
    'a refusal that shows the token it was sent',
    '401',
  ])('%s, as JSON with --json', async (name, {suffer}) => {
    const {answer, status = 3, env = {}, message, reason} = days[name]!;
    const here = await suffer(answer);
    const document = expectErrorDocument(await here.hconnect([...info, '--json'], {env}), status);
    expect(document.message).toMatch(message);
    expect(document.reason).toMatch(reason);
  });

  journey('429, with the seconds to wait', async ({suffer}) => {
    const here = await suffer(days['429 with the documented sentence']!.answer);
    const shown = await here.hconnect(info);
    expect(expectThreeLines(shown, 3)[2]).toBe(
      'Next: hconnect connections:info --app acme    # in 1h 10m',
    );
    const document = expectErrorDocument(await here.hconnect([...info, '--json']), 3);
    expect(document).toMatchObject({http_status: 429, retry_after: 4242});
  });
});

describe('connections:info: sends nothing', () => {
  journey('to a foreign host that the service points to', async ({suffer}) => {
    const here = await suffer(days['a region on another host']!.answer);
    await here.hconnect(info);
    expect(here.service.requests).toEqual(['GET /connections?app=acme']);
  });

  journey.for([
    'http://heroku.com',
    'https://heroku.com.example',
    'https://example.com/hc-central.heroku.com',
  ])('to %s when a setting points there', async (url, {prepare}) => {
    const here = prepare(settingsFor(url));
    const [message] = expectThreeLines(await here.hconnect(info), 64);
    expect(message).toMatch(/^HCONNECT_\w+ points to \S+, which is not trusted\.$/);
    expectErrorDocument(await here.hconnect([...info, '--json']), 64);
  });

  journey.for(['https://hc-central.heroku.com@127.0.0.1', 'https://bob:s3cret@heroku.com'])(
    'to %s, and does not show the password',
    async (url, {prepare}) => {
      const here = prepare(settingsFor(url));
      for (const argv of [info, ['auth:status', '--offline']]) {
        const shown = await here.hconnect(argv);
        expect(expectThreeLines(shown, 64)[0]).toBe(
          'HCONNECT_DISCOVERY_URL has a user name or a password in its URL.',
        );
        expect(shown.stderr).not.toMatch(/bob|s3cret|@/);
      }
    },
  );
});

describe('connections:info: exits 3', () => {
  journey('when the connection is refused', async ({prepare}) => {
    const here = prepare(settingsFor('http://127.0.0.1:1'));
    const lines = expectThreeLines(await here.hconnect(info), 3);
    expect(lines[0]).toBe('127.0.0.1:1 could not be reached.');
    expect(lines[1]).toMatch(/ECONNREFUSED/);
    const document = expectErrorDocument(await here.hconnect([...info, '--json']), 3);
    expect(document).toMatchObject({network: 'ECONNREFUSED', taken: 'no'});
  });

  journey('when the host does not exist', async ({prepare}) => {
    // No label of a name is this long, so it is nowhere to be found, and no server is asked for it.
    const name = `${'x'.repeat(64)}.heroku.com`;
    const here = prepare(settingsFor(`https://${name}`));
    const lines = expectThreeLines(await here.hconnect(info), 3);
    expect(lines[0]).toBe(`${name} could not be reached.`);
    expect(lines[1]).toMatch(/ENOTFOUND/);
    expectErrorDocument(await here.hconnect([...info, '--json']), 3);
  });

  journey('when the server speaks no TLS', async ({prepare}) => {
    const server = createServer((socket) => socket.on('error', () => undefined).end('no\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const {port} = server.address() as {port: number};
    const here = prepare(settingsFor(`https://127.0.0.1:${port}`));
    const lines = expectThreeLines(await here.hconnect(info), 3);
    expect(lines[0]).toMatch(new RegExp(`^127\\.0\\.0\\.1:${port} `));
    server.close();
  });
});

describe('connections:list: several regions', () => {
  journey('shows the others and names the one that failed', async ({travel}) => {
    const here = await travel();
    await here.fault({host: 'dublin', path: '/api/v3/connections', status: 500, text: page});
    const shown = await here.hconnect(['connections:list']);
    expect(expectThreeLines(shown, 3)).toEqual([
      'The list is not complete: dublin could not be asked.',
      expect.stringMatching(/failed\. A page was sent instead of a reason \(500 /),
      'Next: hconnect connections:list --region dublin',
    ]);
    expect(shown.stdout).toContain('acme-production');
    expect(shown.stdout).not.toContain('customers');
    await here.fault({host: 'dublin', path: '/api/v3/connections', status: 500, text: page});
    const {status, stdout, stderr} = await here.hconnect(['connections:list', '--json']);
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toHaveLength(8);
    expect(JSON.parse(stderr)).toMatchObject({error: {regions: [{region: 'dublin'}]}});
  });

  journey('writes a whole JSON document when a later page fails', async ({suffer}) => {
    const here = await suffer(({url, headers}, response) => {
      const next = `http://${String(headers.host)}/api/v3/things?page=2`;
      if (url === '/api/v3/things') json(response, 200, {next, results: [{id: 1}]});
      else html(response, 500);
    });
    const argv = ['api', '/things', '--region', 'only', '--paginate', '--json'];
    const {status, stdout, stderr} = await here.hconnect(argv);
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toEqual([{id: 1}]);
    expect(JSON.parse(stderr)).toMatchObject({error: {code: 'service', http_status: 500}});
  });
});

describe('connections:pause: sends the change once, and says to look first, when it', () => {
  const pause = ['connections:pause', '--app', 'acme-production'];
  const actions = '/api/v3/connections/*/actions/*';

  journey.for<[what: string, fault: Record<string, unknown>, message: RegExp, timeout?: string]>([
    ['is cut off after it', {drop: 'after'}, brokenOff],
    ['is cut off before it', {drop: 'before'}, brokenOff],
    ['is answered too late', {delay_ms: 600_000, carried_out: true}, late, '2s'],
    ['is answered by a page', {status: 502, text: page, carried_out: true}, failed],
  ])('%s', async ([, fault, message, timeout], {travel}) => {
    const here = await travel();
    const options = {env: {HCONNECT_TIMEOUT: timeout}};
    await here.hconnect(['access:add', 'acme-production']);
    await here.fault({method: 'POST', path: actions, ...fault});
    const lines = expectThreeLines(await here.hconnect(pause, options), 3);
    expect(lines[0]).toMatch(message);
    // Once, and the advice is to look first.
    const sent = here.simulator.requests().filter(({path}) => path.endsWith('/actions/pause'));
    expect(sent).toHaveLength(1);
    expect(lines[2]).toMatch(/^Next: hconnect connections:list {4}# look before you try again/);
  });

  journey(
    'connections:pause: sends the change to no other address when the answer is a redirect',
    async ({travel}) => {
      const here = await travel();
      const headers = {location: here.simulator.discovery_url};
      await here.fault({method: 'POST', path: actions, status: 307, headers});
      const [message] = expectThreeLines(await here.hconnect(pause), 3);
      expect(message).toMatch(/answered with a redirect\.$/);
    },
  );
});

journey('HCONNECT_DEBUG: shows requests without the token', async ({suffer}) => {
  const here = await suffer(days['500 with a reason']!.answer);
  const {stderr} = await here.hconnect(info, {env: {HCONNECT_DEBUG: '1'}});
  expect(stderr).toMatch(/^GET http:\S+\/connections 500\n/);
  expect(stderr).not.toContain(markedToken);
});
