/** The help of the whole program, rendered by the build. */
export interface RootHelp {
  /** With bold titles. */
  text: string;
  /** That of the machine on which it was rendered, as it is in the text. */
  userAgent: string;
  /** It is the same in any terminal that has this many columns or more. */
  width: number;
}

/** What the build knows, and start-up need not find out. */
export interface BuildInfo {
  help: RootHelp;
  /** Names the program's source: another source has another one. */
  id: string;
}
