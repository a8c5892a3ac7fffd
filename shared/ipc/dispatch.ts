import type { z } from 'zod'
import type { User } from '../document/clinic.ts'
import { err, ok, type Result } from '../kernel/result.ts'
import { may } from '../permissions/permissions.ts'
import {
  type Access,
  type Contract,
  contract,
  type Input,
  type Method,
  type Output,
  type RefusalOf,
} from './contract.ts'
import type { Fault, FaultCode, Reply, Request } from './envelope.ts'
import type { GuardedNo } from './patientRules.ts'

export interface RefusalAnswer<Code extends string> {
  readonly code: Code
  readonly facts: Readonly<Record<string, string>>
}

/** Who is on the other end of a connection. The signed-in person belongs to the connection, never to the input. */
export interface Connection {
  readonly id: string
  readonly user: User | null
}

export type Handler<M extends Method> = (
  input: Input<M>,
  connection: Connection,
) => Result<Output<M>, RefusalAnswer<RefusalOf<M>>> | Promise<Result<Output<M>, RefusalAnswer<RefusalOf<M>>>>

export type Handlers = { readonly [M in Method]: Handler<M> }

/** Names a fault: gives it an id and writes it to the log. `cause` goes to the log alone, never to the wire. */
export type NameFault = (code: FaultCode, method: string, cause: unknown) => string

/** A no before the method is asked; null = go on. */
export type Guard = (
  method: Method,
  input: unknown,
  connection: Connection,
) => { readonly code: GuardedNo; readonly facts: Readonly<Record<string, string>> } | null

export type Dispatch = (request: Request, connection: Connection) => Promise<Reply>

const maxInputCharacters = 1_048_576

/** The same judge above every wire: name known, allowed, input of the right form, guard, handler, answer. Never throws. */
export function createDispatch(handlers: Handlers, nameFault: NameFault, guard: Guard): Dispatch {
  const fault = (code: FaultCode, method: string, message: string, cause: unknown = message): Reply => ({
    kind: 'fault',
    fault: { code, faultId: nameFault(code, method, cause), message } satisfies Fault,
  })
  return async ({ method, input }, connection) => {
    if (typeof method !== 'string' || !Object.hasOwn(contract, method))
      return fault('unknown-method', String(method).slice(0, 64), 'This program does not know that request.')
    const name = method as Method
    const row = contract[name]
    const access = admit(row.access, connection)
    if (!access.ok) return fault(access.error, name, accessSentence[access.error])
    if (JSON.stringify(input ?? {}).length > maxInputCharacters)
      return fault('too-large', name, 'The request is larger than one million characters.')
    const parsed = (row.input as z.ZodType).safeParse(input ?? {})
    if (!parsed.success) return fault('bad-input', name, inputSentence(parsed.error))
    try {
      const no = guard(name, parsed.data, connection)
      if (no) return { kind: 'refusal', refusal: no }
      const handler = handlers[name] as (i: unknown, c: Connection) => ReturnType<Handler<Method>>
      const answer = await handler(parsed.data, connection)
      return answer.ok ? { kind: 'value', value: answer.value } : { kind: 'refusal', refusal: answer.error }
    } catch (cause) {
      if (isBadInput(cause)) return fault('bad-input', name, cause.message)
      if (isDiskFull(cause))
        return fault('disk-full', name, 'The disk is full. Nothing was saved. Free some space, then try again.', cause)
      return cannotSave(cause)
        ? fault('cannot-save', name, 'The record on this workstation cannot be written. Nothing was saved.', cause)
        : fault('internal', name, 'Something went wrong on this workstation. Nothing was changed.', cause)
    }
  }
}

const accessSentence = {
  'not-signed-in': 'Nobody is signed in on this screen.',
  'not-allowed': 'Your role does not include this.',
} as const

function admit(access: Access, { user }: Connection): Result<null, 'not-signed-in' | 'not-allowed'> {
  if (access === 'open') return ok(null)
  if (!user) return err('not-signed-in')
  if (access === 'signed-in') return ok(null)
  return may(user.roles, access) ? ok(null) : err('not-allowed')
}

function inputSentence(error: z.ZodError): string {
  const issue = error.issues[0]
  const place = issue?.path.join('.') || 'the request'
  return `${place} is not in the right form: ${issue?.message ?? 'unknown'}.`
}

/** A handler's own "this cannot be meant", where the schema alone could not tell. */
const isBadInput = (cause: unknown): cause is Error & { readonly code: 'BAD_INPUT' } =>
  cause instanceof Error && 'code' in cause && cause.code === 'BAD_INPUT'

const codeOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''

const isDiskFull = (cause: unknown): boolean => /^(SQLITE_FULL|SQLITE_IOERR_NOSPC|ENOSPC|EDQUOT)$/.test(codeOf(cause))

/** A damaged file, a disk that fails, a folder nothing may be written in. */
const cannotSave = (cause: unknown): boolean =>
  /^(SQLITE_(CORRUPT|IOERR|READONLY|CANTOPEN|NOTADB)|EIO|EROFS|EACCES)/.test(codeOf(cause))

export type { Contract }
