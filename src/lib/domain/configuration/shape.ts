import type {Json} from '../json.ts';

/** What may stand at one place of a document. */
export type Shape = ObjectShape | NamesShape | ListShape | TextShape | IntegerShape | PlainShape;

interface Described {
  /** What it is, for somebody who writes the file. */
  description: string;
  /**
   * What is said where it is missing or something else; `{object}` stands for the name of the
   * mapping's object.
   */
  must: string;
  /** Null says as much as leaving it out. */
  nullable?: true;
  /** What it is where it is left out; an editor offers it. */
  default?: Json | undefined;
}

/** An object with the keys that are known of it. */
export interface ObjectShape extends Described {
  kind: 'object';
  required: readonly string[];
  keys: Readonly<Record<string, Shape>>;
}

/** An object whose keys are names, of fields for instance. */
export interface NamesShape extends Described {
  kind: 'names';
  each: Shape;
}

export interface ListShape extends Described {
  kind: 'list';
  each: Shape;
}

export interface TextShape extends Described {
  kind: 'text';
  /** The only texts that it may be. */
  values?: readonly string[];
  /** A blank text is as good as none. */
  blank?: false;
}

export interface IntegerShape extends Described {
  kind: 'integer';
  minimum: number;
}

export interface PlainShape extends Described {
  kind: 'boolean' | 'any';
}
