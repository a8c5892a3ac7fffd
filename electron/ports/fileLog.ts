import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Clock } from '#shared/kernel/ports.ts'

/** What a line may carry beside its code: ids, counts and short codes. Never a name, a text a person wrote, or a message of an exception. */
export interface LogFields {
  readonly faultId?: string
  readonly sessionId?: string
  readonly eventId?: string
  readonly commandId?: string
  readonly deviceId?: string
  readonly userId?: string
  readonly outboxId?: string
  readonly method?: string
  readonly kind?: string
  readonly count?: number
  readonly milliseconds?: number
}

export interface Log {
  /** One line: when, a code ("outbox.delivered") and ids. A value that is no id, code or whole number is written as "(withheld)". */
  write(code: string, fields?: LogFields): void
  /** A fault: its code and id, the kind of exception and the places it came through; not its message, which may quote the record. */
  fault(code: string, faultId: string, thrown: unknown, fields?: LogFields): void
}

export interface FileLogOptions {
  /** At this size the file becomes `<path>.1`, the one before it goes. */
  readonly maxBytes?: number
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const code = /^[A-Za-z][A-Za-z0-9_]*([.:-][A-Za-z0-9_]+)*$/
const codeFields = new Set(['method', 'kind'])
const longestCode = 64

const isCode = (value: unknown): boolean => typeof value === 'string' && value.length <= longestCode && code.test(value)

function safeValue(name: string, value: unknown): unknown {
  const isSafe = codeFields.has(name)
    ? isCode(value)
    : Number.isSafeInteger(value) || (typeof value === 'string' && uuid.test(value))
  return isSafe ? value : '(withheld)'
}

/** The log of a workstation: a file of JSON lines that is safe to send to support. Losing a line never stops the program. */
export function createFileLog(path: string, clock: Clock, { maxBytes = 5_000_000 }: FileLogOptions = {}): Log {
  const append = (line: Readonly<Record<string, unknown>>): void => {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
      rotate(path, maxBytes)
      appendFileSync(path, `${JSON.stringify(line)}\n`, { mode: 0o600 })
    } catch {
      // A full disk must not turn a line of the log into a second fault.
    }
  }
  const head = (what: string, fields: LogFields) => ({
    at: clock.now().utc,
    code: isCode(what) ? what : '(withheld)',
    ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, safeValue(name, value)])),
  })
  return {
    write: (what, fields = {}) => append(head(what, fields)),
    fault: (what, faultId, thrown, fields = {}) =>
      append({ ...head(what, { ...fields, faultId }), ...exceptionOf(thrown) }),
  }
}

function rotate(path: string, maxBytes: number): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size < maxBytes) return
  rmSync(`${path}.1`, { force: true })
  renameSync(path, `${path}.1`)
}

/** A stack line → "name (file.ts:12:5)": no folder, which may name the account. */
const frame = /^\s*at (?:(?:async )?([\w.$<>]+) )?\(?(?:file:\/\/)?([^()]+:\d+:\d+)\)?$/
const longestStack = 12

function exceptionOf(thrown: unknown): Readonly<Record<string, unknown>> {
  if (!(thrown instanceof Error)) return { exception: typeof thrown }
  const through = (thrown.stack ?? '')
    .split('\n')
    .flatMap((line) => {
      const [, name, place] = frame.exec(line) ?? []
      return place ? [`${name ?? ''} ${basename(place)}`.trim()] : []
    })
    .slice(0, longestStack)
  const reason = 'code' in thrown && isCode(thrown.code) ? { reason: thrown.code } : {}
  return { exception: isCode(thrown.name) ? thrown.name : 'Error', ...reason, through }
}
