/**
 * The contract: one record for each documented exchange, held against both sides.
 *
 * The simulator is sent exactly the documented request, by `fetch`, and its answer is held against
 * the documented one. The client is run as a user runs it and given exactly the documented answer;
 * what it has sent is held against the documented request, and what it prints against the answer.
 * Neither side is asked what the other does, so a misreading by either shows.
 */
import type {Api} from '../../../src/lib/api/index.ts';
import type {Json} from '../../../src/lib/domain/json.ts';
import type {ConnectionRef} from '../../../src/lib/domain/connections/connection-ref.ts';
import type {Names} from './names.ts';
import type {Request} from './request.ts';
import type {Source} from './sources.ts';
import type {Template} from './template.ts';

/** One documented exchange. */
export type Exchange = Documented & (WithClient | WithoutClient);

/** What is documented, and how the simulator is asked. */
export interface Documented {
  /** A sentence that is true of the service, and different for each record. */
  readonly title: string;
  readonly sources: readonly [Source, ...Source[]];
  readonly request: (names: Names) => Request;
  readonly response: (names: Names) => Answer;
  readonly simulator: SimulatorSide;
}

/** The ways in which the client makes the exchange. */
export interface WithClient {
  readonly client: readonly [ClientSide, ...ClientSide[]];
}

/** That the client does not make it. */
export interface WithoutClient {
  readonly client: null;
  /** Why not, or what is to come first. */
  readonly reason: string;
}

/** An answer as it is documented. */
export interface Answer {
  readonly status: number;
  /** Null for an empty one; left out where nothing is said of it, which the client takes as empty. */
  readonly body?: Template;
  /** Fields of the body that must not be there. */
  readonly without?: readonly string[];
}

/** The world in which the simulator is asked. */
export interface SimulatorSide {
  /** `granted` where it is left out. */
  readonly scenario?: string;
  /** The app, or the resource name, of the connection that the names stand for. */
  readonly of: string;
  /** The object of its mapping that they stand for; the first one where it is left out. */
  readonly mapping?: string;
  /** What goes before, in order. */
  readonly first?: readonly Step[];
}

/** Something that happens in a simulator before it is asked. */
export type Step =
  | {readonly exchange: Exchange}
  | {readonly seconds: number}
  | {readonly event: string; readonly details?: object}
  /** Puts values into the answer to come: what the service could send and by itself the simulator does not. */
  | {readonly set: (names: Names) => Readonly<Record<string, Json>>};

/** A way in which the client makes the exchange. */
export type ClientSide = CommandClientSide | CallClientSide;

/** A whole command, run in this process. */
export interface CommandClientSide {
  readonly hconnect: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** False: nothing is remembered of where the connection is. */
  readonly remembers?: boolean;
  /** Exchanges of the same command that come before and after this one, in order. */
  readonly before?: readonly Exchange[];
  readonly after?: readonly Exchange[];
  readonly ends: End;
}

/** How a command ends. */
export type End =
  /** Well, with this document, made of the answer, under `--json`. */
  | {readonly prints: (answer: Json) => unknown}
  /** Well, with these words somewhere on stdout, for people. */
  | {readonly shows: readonly string[]}
  /** With the error of this code, under `--json`, that has at least these details. */
  | {readonly fails: string; readonly status: number; readonly details: object};

/** A call of the api layer, where no command can be run without a person. */
export interface CallClientSide {
  readonly call: (api: Api, ref: ConnectionRef) => Promise<unknown>;
  readonly returns: unknown;
}

/** The endpoint as the article writes it: the method, and the path with placeholders. */
export function endpointOf({request}: Exchange, placeholders: Names): string {
  const {host, method, path} = request(placeholders);
  return `${method} ${host === 'discovery' ? placeholders.discovery_url : ''}${path}`;
}
