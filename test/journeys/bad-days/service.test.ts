import type {RequestListener, ServerResponse} from 'node:http';
import {createServer} from 'node:net';
import {describe, expect} from 'vitest';
import {expectErrorDocument, expectThreeLines} from '../../harness/evidence.ts';
import {nextCommandOf} from '../../harness/next-steps.ts';
import {expectFailure} from '../../harness/packed/failure.ts';
import {journey, markedToken, settingsFor} from '../../harness/packed/journey.ts';
import {connectionIn} from '../../harness/simulated.ts';

/*
 * A service that answers what no correct service does. Each time there is one error, of three lines
 * or one document, with the status that says what kind it is, and what the service itself has sent.
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
  /** What the error's document has besides. */
  details?: Record<string, unknown>;
  /** What the service itself has sent, as it is passed on. */
  words?: string;
  /** The command that it leads to, where that matters. */
  leads?: string;
  env?: Record<string, string>;
}

const itself = expect.stringMatching(/^127\.0\.0\.1:\d+$/) as unknown;
const brokenOff = {host: itself, network: 'ECONNRESET'};
const late = {host: itself, network: 'ETIMEDOUT'};
/** It is named, and nothing is sent to it. */
const foreign = {
  details: {host: expect.stringMatching(/^0\.0\.0\.0:\d+$/) as unknown},
  leads: 'auth:status',
};

const days: Record<string, Day> = {
  'a page instead of a document': {
    answer: (_request, response) => {
      html(response, 200);
    },
    details: {host: itself},
  },
  'half a document': {
    answer: (_request, response) => {
      response.end('{"count": 1, "results": [{"id": "1111');
    },
    details: {host: itself},
  },
  'half a document, and then a cut': {
    answer: (_request, response) => {
      response.writeHead(200, {'content-length': 1000});
      response.write('{"count": 1, ', () => response.socket?.destroy());
    },
    details: {...brokenOff, network: expect.any(String) as unknown},
  },
  'an empty body': {
    answer: (_request, response) => {
      response.end();
    },
    details: {host: itself},
  },
  'no answer but the end of the connection': {
    answer: (request) => {
      request.socket.destroy();
    },
    details: brokenOff,
  },
  'no answer at all': {
    answer: () => undefined,
    env: {HCONNECT_TIMEOUT: '300ms'},
    details: late,
  },
  'an answer that never ends': {
    answer: (_request, response) => {
      response.write('{"results": [');
    },
    env: {HCONNECT_TIMEOUT: '300ms'},
    details: late,
  },
  'more than any answer holds': {
    answer: (_request, response) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        if (!response.destroyed) response.write(chunk, more);
      };
      more();
    },
    details: {host: itself, network: 'ETOOLARGE'},
  },
  'what is no HTTP': {
    answer: (request) => {
      request.socket.end('SSH-2.0-OpenSSH_9.6\r\n');
    },
    details: {host: itself, network: expect.stringMatching(/^HPE_/) as unknown},
  },
  'what claims to be compressed': {
    answer: (_request, response) => {
      response.writeHead(200, {'content-encoding': 'gzip'}).end('not compressed');
    },
    details: {host: itself, network: expect.stringMatching(/^Z_/) as unknown},
  },
  'a list that is none': {
    answer: (_request, response) => {
      json(response, 200, {count: 1, results: {}});
    },
    leads: 'api',
  },
  'null instead of a document': {
    answer: (_request, response) => {
      json(response, 200, null);
    },
    leads: 'api',
  },
  'a connection without an id': {
    answer: (_request, response) => {
      json(response, 200, {count: 1, results: [{app_name: 'acme', region_url: 'https://x'}]});
    },
    leads: 'connections:list',
  },
  'a region on another host': {
    answer: ({headers}, response) => {
      const region = `http://${String(headers.host).replace('127.0.0.1', '0.0.0.0')}`;
      json(response, 200, {count: 1, results: [discovered(region)]});
    },
    ...foreign,
  },
  'a region that is no address': {
    answer: (_request, response) => {
      json(response, 200, {count: 1, results: [discovered('not an address')]});
    },
    words: 'not an address',
    leads: 'auth:status',
  },
  'a next page on another host': {
    answer: ({headers}, response) => {
      const next = `http://${String(headers.host).replace('127.0.0.1', '0.0.0.0')}/connections`;
      json(response, 200, {count: 2, next, results: []});
    },
    ...foreign,
  },
  'a next page that was seen before': {
    answer: ({headers, url}, response) => {
      json(response, 200, {
        count: 2,
        next: `http://${String(headers.host)}${url ?? ''}`,
        results: [],
      });
    },
    leads: 'api',
  },
  'a redirect to another host': {
    answer: ({headers}, response) => {
      const location = `http://${String(headers.host).replace('127.0.0.1', '0.0.0.0')}/`;
      response.writeHead(302, {location}).end();
    },
    ...foreign,
  },
  'a redirect round in a circle': {
    answer: ({url}, response) => {
      response.writeHead(302, {location: url ?? '/'}).end();
    },
    details: {host: itself, http_status: 302},
  },
  'a redirect to nowhere': {
    answer: (_request, response) => {
      response.writeHead(302).end();
    },
    details: {host: itself, http_status: 302},
  },
  '500 with a reason': {
    answer: (_request, response) => {
      json(response, 500, {message: 'The database is away.'});
    },
    details: {http_status: 500},
    words: 'The database is away',
  },
  '503 with a page': {
    answer: (_request, response) => {
      html(response, 503);
    },
    details: {http_status: 503},
  },
  '429 with the documented sentence': {
    answer: (_request, response) => {
      json(response, 429, {
        message: 'Request was throttled. Expected available in 4242 seconds.',
      });
    },
    details: {http_status: 429, retry_after: 4242},
    words: 'Request was throttled. Expected available in 4242 seconds',
  },
  '429 with nothing but a header': {
    answer: (_request, response) => {
      response.writeHead(429, {'retry-after': '90'}).end();
    },
    details: {http_status: 429, retry_after: 90},
  },
  '401': {
    answer: (_request, response) => {
      json(response, 401, {message: 'Invalid token.'});
    },
    status: 4,
    details: {http_status: 401},
    words: 'heroku authorizations:create    # prints a token for HCONNECT_TOKEN',
  },
  '418, which nobody expects': {
    answer: (_request, response) => {
      json(response, 418, {error: 'I am a teapot'});
    },
    status: 6,
    details: {http_status: 418},
    words: 'I am a teapot',
  },
  'a refusal that shows the token it was sent': {
    answer: ({headers}, response) => {
      json(response, 400, {message: `Do not know ${headers.authorization ?? ''}.`});
    },
    status: 6,
    details: {http_status: 400},
    words: 'Do not know Bearer ',
  },
  'a reason that a terminal would obey': {
    answer: (_request, response) => {
      json(response, 500, {message: '\u001b[2J\u001b]0;title\u0007Gone\u202e\nfor good'});
    },
    details: {http_status: 500},
    words: 'Gone for good',
  },
};

describe('connections:info: exits with a reason when the service answers with', () => {
  journey.for(Object.entries(days))('%s', async ([, day], {suffer}) => {
    const {status = 3, env = {}, details = {}, words = '', leads} = day;
    const service = await suffer(day.answer);
    const failure = await expectFailure(service, info, status, {env});
    expect(failure).toMatchObject(details);
    expect(failure.shown).toContain(words);
    // eslint-disable-next-line no-control-regex
    expect(failure.shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    if (leads !== undefined) expect(failure.next[0]).toBe(leads);
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
    await expectFailure(here, info, 64);
  });

  journey.for(['https://hc-central.heroku.com@127.0.0.1', 'https://bob:s3cret@heroku.com'])(
    'to %s, and does not show the password',
    async (url, {prepare}) => {
      const here = prepare(settingsFor(url));
      for (const argv of [info, ['auth:status', '--offline']]) {
        const shown = await here.hconnect(argv);
        expectThreeLines(shown, 64);
        expect(shown.stderr).not.toMatch(/bob|s3cret|@/);
      }
    },
  );
});

describe('connections:info: exits 3', () => {
  journey('when the connection is refused', async ({prepare}) => {
    const here = prepare(settingsFor('http://127.0.0.1:1'));
    const failure = await expectFailure(here, info, 3);
    expect(failure).toMatchObject({host: '127.0.0.1:1', network: 'ECONNREFUSED', taken: 'no'});
  });

  journey('when the host does not exist', async ({prepare}) => {
    // No label of a name is this long, so it is nowhere to be found, and no server is asked for it.
    const name = `${'x'.repeat(64)}.heroku.com`;
    const here = prepare(settingsFor(`https://${name}`));
    const failure = await expectFailure(here, info, 3);
    expect(failure).toMatchObject({host: name, network: 'ENOTFOUND'});
  });

  journey('when the server speaks no TLS', async ({prepare}) => {
    const server = createServer((socket) => socket.on('error', () => undefined).end('no\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const {port} = server.address() as {port: number};
    const here = prepare(settingsFor(`https://127.0.0.1:${port}`));
    expect(await expectFailure(here, info, 3)).toMatchObject({host: `127.0.0.1:${port}`});
    server.close();
  });
});

describe('connections:list: several regions', () => {
  journey('shows the others and names the one that failed', async ({travel}) => {
    const here = await travel();
    await here.fault({host: 'dublin', path: '/api/v3/connections', status: 500, text: page});
    const shown = await here.hconnect(['connections:list']);
    expectThreeLines(shown, 3);
    const next = nextCommandOf(shown);
    expect(next).toEqual(['connections:list', '--region', 'dublin']);
    expect(await here.hconnect(next)).toMatchObject({status: 0, stderr: ''});
    expect(shown.stdout).toContain('acme-production');
    expect(shown.stdout).not.toContain('customers');
    await here.fault({host: 'dublin', path: '/api/v3/connections', status: 500, text: page});
    const {status, stdout, stderr} = await here.hconnect(['connections:list', '--json']);
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toHaveLength(8);
    expect(JSON.parse(stderr)).toMatchObject({
      error: {regions: [{region: 'dublin', http_status: 500}]},
    });
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

  journey.for<[what: string, fault: Record<string, unknown>, details: object, timeout?: string]>([
    ['is cut off after it', {drop: 'after'}, brokenOff],
    ['is cut off before it', {drop: 'before'}, brokenOff],
    ['is answered too late', {delay_ms: 600_000, carried_out: true}, late, '2s'],
    [
      'is answered by a page',
      {status: 502, text: page, carried_out: true},
      {host: itself, http_status: 502},
    ],
  ])('%s', async ([, fault, details, timeout], {travel}) => {
    for (const how of [[], ['--json']]) {
      const away = await travel();
      const options = {env: {HCONNECT_TIMEOUT: timeout}};
      await away.hconnect(['access:add', 'acme-production']);
      await away.fault({method: 'POST', path: actions, ...fault});
      const outcome = await away.hconnect([...pause, ...how], options);
      if (how.length === 0) expectThreeLines(outcome, 3);
      else expect(expectErrorDocument(outcome, 3)).toMatchObject({...details, taken: 'unknown'});
      // Once, and the advice is to look first.
      const sent = away.simulator.requests().filter(({path}) => path.endsWith('/actions/pause'));
      expect(sent).toHaveLength(1);
      const next = nextCommandOf(outcome);
      expect(next[0]).toMatch(/^connections:(list|info)$/);
      expect(await away.hconnect(next)).toMatchObject({status: 0});
    }
  });

  journey(
    'connections:pause: sends the change to no other address when the answer is a redirect',
    async ({travel}) => {
      const away = await travel();
      const headers = {location: away.simulator.discovery_url};
      await away.fault({method: 'POST', path: actions, status: 307, headers});
      const document = expectErrorDocument(await away.hconnect([...pause, '--json']), 3);
      expect(document).toMatchObject({http_status: 307});
      const sent = away.simulator.requests().filter(({method}) => method === 'POST');
      expect(sent).toHaveLength(1);
      expect(await connectionIn(away.simulator, 'acme-production')).not.toMatchObject({
        state: expect.stringMatching(/^PAUSE/) as unknown,
      });
    },
  );
});

journey('HCONNECT_DEBUG: shows requests without the token', async ({suffer}) => {
  const here = await suffer(days['500 with a reason']!.answer);
  const {stderr} = await here.hconnect(info, {env: {HCONNECT_DEBUG: '1'}});
  expect(stderr).toMatch(/^GET http:\S+\/connections 500\n/);
  expect(stderr).not.toContain(markedToken);
});
