import type {Output} from './terminal.ts';

/** How something looks: to a person, and to a script. */
export interface View<T> {
  /** Ends with a line break. */
  text: (output: Output, data: T) => string;
  /** Whether the text is a document or a script, whose lines are as long as they are. */
  verbatim?: boolean;
  /** A document whose fields are only ever added to. */
  json: (data: T) => unknown;
}
