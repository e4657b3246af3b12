import {Readable, Writable} from 'node:stream';

/** A stream that keeps what is written to it, in the place of stdout or stderr. */
export class Captured extends Writable {
  text = '';
  isTTY: boolean;
  columns: number;

  readonly #broken: string | undefined;

  /** @param broken the system's code for why nothing can be written */
  constructor({columns, broken}: {columns?: number | undefined; broken?: string | undefined} = {}) {
    super({decodeStrings: false});
    this.#broken = broken;
    // Whoever writes is told by the write itself.
    this.on('error', () => undefined);
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 80;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: (error?: Error) => void): void {
    if (this.#broken !== undefined) {
      done(Object.assign(new Error(`${this.#broken}: it is broken`), {code: this.#broken}));
      return;
    }
    this.text += chunk.toString();
    done();
  }

  getColorDepth(): number {
    return 4;
  }
}

/** A text in the place of stdin. */
export function stdinOf(text: string): NodeJS.ReadStream {
  return Readable.from(text === '' ? [] : [Buffer.from(text)]) as unknown as NodeJS.ReadStream;
}
