/**
 * A line about the set-up. Always on standard error, so that a command's standard output carries its result only.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** What stops the set-up: one sentence for the person, no stack. */
export class SetupStop extends Error {}
