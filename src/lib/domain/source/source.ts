import type {Json} from '../json.ts';

/** The keys and indexes that lead to a value from the top. */
export type Path = readonly (string | number)[];

/** A place in a text that a person can go to; lines and columns begin with 1. */
export interface SourcePosition {
  file: string;
  line: number;
  column: number;
}

export type Format = 'json' | 'yaml';

/** A document and where each part of it stands. */
export interface Source {
  /** Plain JSON without duplicate keys, in any format it was written in. */
  value: Json;
  /**
   * Where a value stands, or its key. What is not there gives the key of the nearest above it that
   * is, since that is where it would have to be added.
   */
  locate: (path: Path, part?: 'key' | 'value') => SourcePosition;
}

/** A document of one text. */
export interface TextSource extends Source {
  format: Format;
  /** Whether it has anchors or merge keys, which a rewritten text would have copies of. */
  hasAnchors: boolean;
  /** Another value as a text of this format; comments stay with what they belong to. */
  rewrite: (value: Json) => string;
}

/** A place as editors and terminals read it: `connect.json:3:5`. */
export function formatPosition({file, line, column}: SourcePosition): string {
  return `${file}:${line}:${column}`;
}
