/** The terminal as the commands see it: standard output carries the result and nothing else. */
export interface CliIo {
  readonly args: readonly string[]
  /** The text of a file, or the system's reason why not. */
  readFile(path: string): Promise<string>
  /** All of standard input, to its end. */
  readStdin(): Promise<string>
  out(text: string): void
  /** One line on standard error. */
  warn(line: string): void
}

/** 0 done; 1 a no from the program (wrong PIN, unknown session, chain broken); 2 bad input. */
export type ExitCode = 0 | 1 | 2
