/** A request whose form is right and whose content cannot be meant: the dispatcher answers it with the fault `bad-input`. */
export class BadInput extends Error {
  readonly code = 'BAD_INPUT'
}
