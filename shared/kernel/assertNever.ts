/** The end of every switch: a new member of a union stops compiling here first. */
export function assertNever(value: never, what: string): never {
  throw new Error(`${what} has no branch for ${JSON.stringify(value)}`)
}
