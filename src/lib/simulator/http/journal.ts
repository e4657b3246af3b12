/**
 * The journal of requests, as long as the simulator runs. It holds no headers, hence no token.
 */
export interface JournalEntry {
  /** `discovery`, or the name of a cell. */
  readonly host: string;
  /** As sent; `override` has what X-HTTP-Method-Override made of it. */
  readonly method: string;
  readonly override?: string;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  /** 0: the connection was dropped without an answer. */
  readonly status: number;
  /** Simulated time, ISO 8601. */
  readonly at: string;
}

/** Where there are so many, the older half is forgotten, so that a long run takes no more memory. */
const limit = 20_000;

export class Journal {
  #entries: JournalEntry[] = [];

  /** Adds a request. */
  note(entry: JournalEntry): void {
    if (this.#entries.length >= limit) this.#entries = this.#entries.slice(limit / 2);
    this.#entries.push(entry);
  }

  /** The requests since the start or the last clearing, at least the last 10,000, the oldest first. */
  list(): JournalEntry[] {
    return [...this.#entries];
  }

  /** Forgets them. */
  clear(): void {
    this.#entries = [];
  }
}
