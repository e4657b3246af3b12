import {Readable, Writable} from 'node:stream';

/** A stream that keeps what is written to it, in the place of stdout or stderr. */
export class Captured extends Writable {
  text = '';
  isTTY: boolean;
  columns: number;

  constructor({columns}: {columns?: number | undefined} = {}) {
    super({decodeStrings: false});
    this.isTTY = columns !== undefined;
    this.columns = columns ?? 80;
  }

  override _write(chunk: string | Buffer, _encoding: string, done: () => void): void {
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
