/** Input the program cannot take: one line on standard error, exit code 2. `place` names where in the file. */
export interface BadInput {
  readonly file: string
  readonly place: string
  readonly cause: string
}

/** One line, whatever the parts contain. */
export const badInputLine = ({ file, place, cause }: BadInput): string =>
  `${file}: ${place === '' ? '' : `${place}: `}${cause}`.replace(/\s+/g, ' ').trim()
