import {setImmediate as moment} from 'node:timers/promises';
import {send, type FrontExchange, type SimulatorResponse} from '../../harness/faulty-front.ts';

/** How a command ends whose request meets a fault: as if nothing had been, or with the status 3. */
export type End = 'survived' | 'failed';

/** Something that befalls a request, and what has to come of it. */
export interface Fault {
  meet: (meeting: FrontExchange, surroundings: FaultContext) => Promise<void>;
  /** A GET that meets it; where it is repeated, it fails only when the repetitions do, too. */
  read: End | 'repeated';
  /** A request that changes something. */
  change: End;
  /** What it does where nothing is read from the answer's body; else as above. */
  unread?: End;
  /** It stays: looking again is of no use. */
  stays?: true;
  /** It is certain that the request was not carried out, so that it may be sent again. */
  notTaken?: true;
}

/** What a fault may need besides the request. */
export interface FaultContext {
  /** A server on a host that must not see the token. */
  foreign: string;
  /** Lets the time that the client gives its requests be over. */
  loseTime: () => void;
}

const page = '<html><body><h1>Bad Gateway</h1></body></html>';

/** Answers with a status, without carrying the request out. */
function status(code: number, headers: Record<string, string>, text: string): Fault['meet'] {
  return ({response}) => {
    send(response, {status: code, headers, text});
    return Promise.resolve();
  };
}

/** Has the request carried out, and spoils the answer. */
function spoilt(spoil: (answer: SimulatorResponse, meeting: FrontExchange) => void): Fault['meet'] {
  return async (meeting) => {
    spoil(await meeting.forward(), meeting);
  };
}

const json = {'content-type': 'application/json'};
const html = {'content-type': 'text/html'};

/** What befalls a request on its way, or its answer as a whole. */
export const faults: Readonly<Record<string, Fault>> = {
  'a refused connection': {
    meet: () => Promise.reject(new Error('The door is closed before a request can come.')),
    read: 'failed',
    change: 'failed',
    stays: true,
    notTaken: true,
  },
  'a reset before it was taken': {
    meet: ({response}) => {
      response.socket?.resetAndDestroy();
      return Promise.resolve();
    },
    read: 'repeated',
    change: 'failed',
  },
  'a reset after it was taken': {
    meet: spoilt((_answer, {response}) => response.socket?.resetAndDestroy()),
    read: 'repeated',
    change: 'failed',
  },
  'no answer': {
    meet: async ({forward: take}, {loseTime}) => {
      await take();
      loseTime();
    },
    read: 'failed',
    change: 'failed',
  },
  500: {
    meet: status(500, json, '{"message": "Internal server error."}'),
    read: 'failed',
    change: 'failed',
  },
  '500 though it was taken': {
    meet: spoilt((_answer, {response}) => {
      send(response, {status: 500, headers: json, text: '{"message": "Too late."}'});
    }),
    read: 'failed',
    change: 'failed',
  },
  '502 as HTML': {meet: status(502, html, page), read: 'repeated', change: 'failed'},
  503: {
    meet: status(503, json, '{"message": "Service temporarily unavailable."}'),
    read: 'repeated',
    change: 'failed',
  },
  '429 with a number': {
    meet: status(
      429,
      {...json, 'retry-after': '42'},
      '{"message": "Request was throttled. Expected available in 42 seconds."}',
    ),
    read: 'failed',
    change: 'failed',
    notTaken: true,
  },
  '429 without a number': {
    meet: status(429, html, ''),
    read: 'failed',
    change: 'failed',
    notTaken: true,
  },
  'half a body': {
    meet: spoilt((answer, {response}) => {
      send(response, {...answer, text: half(answer.text)});
    }),
    read: 'failed',
    change: 'failed',
    unread: 'survived',
  },
  'half a body and a cut': {
    meet: spoilt(({status: code, headers, text}, {response}) => {
      response.writeHead(code, {...headers, 'content-length': Buffer.byteLength(text) + 10});
      response.write(half(text) || ' ', () => response.socket?.resetAndDestroy());
    }),
    read: 'repeated',
    change: 'failed',
  },
  'half of a body whose length nobody told, and a cut': {
    meet: spoilt(({status: code, headers, text}, {response}) => {
      response.writeHead(code, headers);
      response.write(half(text) || ' ', () => response.socket?.resetAndDestroy());
    }),
    read: 'repeated',
    change: 'failed',
  },
  'an empty body': {
    meet: spoilt((answer, {response}) => {
      send(response, {...answer, text: ''});
    }),
    read: 'failed',
    change: 'failed',
    unread: 'survived',
  },
  'a page of HTML': {
    meet: spoilt((answer, {response}) => {
      send(response, {...answer, status: 200, headers: html, text: page});
    }),
    read: 'failed',
    change: 'failed',
    unread: 'survived',
  },
  'a wrong content type': {
    meet: spoilt((answer, {response}) => {
      send(response, {...answer, headers: {...answer.headers, 'content-type': 'image/png'}});
    }),
    read: 'survived',
    change: 'survived',
  },
  'null for a document': {
    meet: spoilt((answer, {response}) => {
      send(response, {...answer, status: 200, headers: json, text: 'null'});
    }),
    read: 'failed',
    change: 'failed',
    unread: 'survived',
  },
  'a string for a document': {
    meet: spoilt((answer, {response}) => {
      send(response, {...answer, status: 200, headers: json, text: '"document"'});
    }),
    read: 'failed',
    change: 'failed',
    unread: 'survived',
  },
  'a redirect to another host': {
    meet: ({response}, {foreign}) => {
      send(response, {status: 307, headers: {location: `${foreign}/stolen`}, text: ''});
      return Promise.resolve();
    },
    read: 'failed',
    change: 'failed',
    notTaken: true,
  },
  'a huge body': {
    meet: spoilt(({status: code}, {response}) => {
      const length = 65 * 1024 * 1024;
      response.writeHead(code === 204 ? 200 : code, {...json, 'content-length': length});
      response.write(' '.repeat(1024));
    }),
    read: 'failed',
    change: 'failed',
  },
  'a slow body': {
    meet: async ({response, forward: take}) => {
      const {status: code, headers, text} = await take();
      response.writeHead(code, {...headers, connection: 'close'});
      const step = Math.ceil(text.length / 4) || 1;
      for (let at = 0; at < text.length; at += step) {
        response.write(text.slice(at, at + step));
        await moment();
      }
      response.end();
    },
    read: 'survived',
    change: 'survived',
  },
  'a body that never ends': {
    meet: async ({response, forward: take}, {loseTime}) => {
      const {status: code, headers, text} = await take();
      response.writeHead(code === 204 ? 200 : code, headers);
      response.write(half(text) || ' ', loseTime);
    },
    read: 'failed',
    change: 'failed',
  },
};

function half(text: string): string {
  return text.slice(0, Math.floor(text.length / 2));
}
