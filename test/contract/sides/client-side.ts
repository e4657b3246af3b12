import type {Clock} from '../../../src/lib/actions/context.ts';
import {createApi} from '../../../src/lib/api/index.ts';
import {documentedEndpoints} from '../../../src/lib/domain/connections/endpoints.ts';
import {runInProcess, temporaryFolder, type Result} from '../../harness/world.ts';
import {documentedBody} from '../exchange/documented-body.ts';
import type {CallClientSide, CommandClientSide, Exchange} from '../exchange/exchange.ts';
import {documented} from '../exchange/names.ts';
import {ref, rememberConnection, trust} from './remembered-connection.ts';
import {asSent, type Sent} from '../exchange/request.ts';
import {type ScriptedAnswer, scriptService} from './scripted-service.ts';

/** What the client did. */
export interface Played<T> {
  readonly result: T;
  readonly sent: readonly Sent[];
}

/** Runs a command against the documented answers. */
export async function playCommand(
  exchange: Exchange,
  half: CommandClientSide,
): Promise<Played<Result>> {
  const sent = scriptService(exchangesOf(exchange, half).map(answerOf));
  const {token = documented.token, override = false} = exchange.request(documented);
  const settings = temporaryFolder();
  if (half.remembers ?? true) rememberConnection(settings, mappingsIn(exchange));
  const result = await runInProcess(
    [...half.hconnect, ...('shows' in half.ends ? [] : ['--json'])],
    {
      env: {
        HCONNECT_CONFIG_DIR: settings,
        HCONNECT_TOKEN: token ?? '',
        HCONNECT_METHOD_OVERRIDE: override ? '1' : '0',
        ...half.env,
      },
      stdin: half.stdin ?? '',
      clock: clock(),
    },
  );
  return {result, sent};
}

/** Calls the api layer against the documented answer. */
export async function playCall(
  exchange: Exchange,
  {call}: CallClientSide,
): Promise<Played<unknown>> {
  const sent = scriptService([answerOf(exchange)]);
  const options = {
    token: documented.token,
    trust,
    timeout: 5000,
    methodOverride: false,
    userAgent: 'hconnect/contract',
    signal: new AbortController().signal,
  };
  const api = createApi(options, documented.discovery_url, documentedEndpoints);
  return {result: await call(api, ref), sent};
}

/** The requests that the client has to make, and no others. */
export function requestsOf(exchange: Exchange, half: CommandClientSide | null): Sent[] {
  const all = half === null ? [exchange] : exchangesOf(exchange, half);
  return all.map(({request}) => asSent(request(documented), documented));
}

function exchangesOf(exchange: Exchange, {before = [], after = []}: CommandClientSide): Exchange[] {
  return [...before, exchange, ...after];
}

function answerOf(exchange: Exchange): ScriptedAnswer {
  return {status: exchange.response(documented).status, body: documentedBody(exchange)};
}

/** The id of the mapping is remembered where the exchange is about it. */
function mappingsIn({request}: Exchange): Record<string, string> {
  const {path} = request(documented);
  return path.startsWith(`/mappings/${documented.mapping}`) ? {Account: documented.mapping} : {};
}

/** Time that passes by sleeping. */
function clock(): Clock {
  let now = 0;
  return {
    now: () => now,
    monotonic: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      return Promise.resolve();
    },
  };
}
