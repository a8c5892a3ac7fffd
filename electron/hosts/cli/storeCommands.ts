import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import type { Answer } from '#shared/ipc/client.ts'
import type { Method } from '#shared/ipc/contract.ts'
import { leastPassword } from '#shared/ipc/lockShapes.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import type { CliIo } from './cliIo.ts'
import type { CliOptions } from './cliOptions.ts'
import type { DeskClient, OpenDesk } from './deskClient.ts'
import { documentText } from './fileCommands.ts'
import { type CliNo, no, type Outcome, usage } from './outcome.ts'

/** Opens the desk, signs the user in with the PIN or password on standard input, runs one command, and closes whatever happened. */
export async function onTheStore(
  io: CliIo,
  options: CliOptions,
  folder: string,
  openDesk: OpenDesk,
  command: (desk: DeskClient) => Promise<Outcome>,
): Promise<Outcome> {
  const person = await readPerson(io, options)
  if (!person.ok) return person
  const { userId, secret } = person.value
  const desk = await openDesk(folder)
  if (!desk.ok) return desk
  try {
    const { api } = desk.value
    const signedIn = isPin(secret)
      ? await api.call('people.signIn', { userId, pin: secret })
      : await api.call('people.signInFully', { userId, password: secret })
    if (signedIn.kind !== 'value') return no(signInWords(userId, signedIn))
    const outcome = await command(desk.value)
    await desk.value.api.call('people.lock', {})
    return outcome
  } finally {
    desk.value.close()
  }
}

const isPin = (secret: string): boolean => /^\d{4,8}$/.test(secret)

/** Whose command it is: `--user`, and on standard input the password, or the PIN where that is enough. */
export async function readPerson(
  io: CliIo,
  { user, command }: Pick<CliOptions, 'user' | 'command'>,
): Promise<Result<{ readonly userId: string; readonly secret: string }, CliNo>> {
  if (user === null) return usage(`${command}: expected --user, and that person’s PIN on standard input`)
  const secret = (await io.readStdin()).split(/\r?\n/, 1)[0] ?? ''
  if (!isPin(secret) && secret.length < leastPassword)
    return usage('standard input: expected a PIN of four to eight digits, or a password, on its first line')
  return ok({ userId: user, secret })
}

function signInWords(
  user: string,
  answer: Exclude<Answer<'people.signIn' | 'people.signInFully'>, { kind: 'value' }>,
): string {
  if (answer.kind === 'fault') return answer.fault.message
  const words = {
    'pin-wrong': `That is not the PIN of ${user}. ${answer.refusal.facts.left ?? 'Few'} tries left.`,
    'locked-out': `${user} is locked out after too many wrong PINs or passwords, for ${answer.refusal.facts.minutes ?? 'some'} minutes.`,
    'person-unknown': `Nobody here is called ${user}.`,
    'password-wrong': `That is not the password of ${user}. ${answer.refusal.facts.left ?? 'Few'} tries left.`,
    'password-must-change': `Somebody else set the password of ${user}. It is made an own one at the lock screen first.`,
    'full-sign-in-needed': `${user} has not signed in here with the password within twelve hours. Put the password on standard input.`,
    'password-missing': `${user} has no password here yet. It is chosen at the lock screen first.`,
    'pin-must-change': `Somebody else set the PIN of ${user}. It is made an own one at the lock screen first.`,
  }
  return words[answer.refusal.code]
}

/** A reason is given where the chart is seen, and holds on that screen alone (ADR 14). */
const restrictedHere: Readonly<Record<string, string>> = {
  'chart-restricted': 'The chart is restricted. Open it in Chairside with its reason, and export it there.',
  'chart-own': 'It is your own chart. Somebody else has to do this.',
}

/** The no of an answer in one line. */
function noOf(answer: Exclude<Answer<Method>, { kind: 'value' }>, words: Readonly<Record<string, string>>): Outcome {
  if (answer.kind === 'fault') return no(answer.fault.message)
  const { code, facts } = answer.refusal
  return no(`${words[code] ?? restrictedHere[code] ?? code}${facts.text ? ` ${facts.text}` : ''}`)
}

/** `import FILE`: prints each session's id and the ids of the entries that were new; of one session as an object, of several as an array. */
export async function importCommand(
  file: string,
  documents: readonly SessionDocument[],
  { api }: DeskClient,
): Promise<Outcome> {
  const done: object[] = []
  for (const document of documents) {
    const answer = await api.call('session.import', { document: JSON.parse(JSON.stringify(document)) })
    if (answer.kind !== 'value') return noOf(answer, importWords(file, done.length))
    done.push(answer.value)
  }
  return ok(`${JSON.stringify(documents.length === 1 ? done[0] : done, null, 2)}\n`)
}

/** A visit is taken whole or not at all; those before the one that was refused are here. */
const importWords = (file: string, taken: number): Readonly<Record<string, string>> => ({
  'document-unreadable': `${file}: it cannot be read.`,
  'document-changes-plan': `${file}: the visit is here with another plan. A nurse brings this file in on the day list and accepts the changes.`,
  'document-conflict':
    taken === 0 ? `${file}: nothing was taken.` : `${file}: ${taken} visits were taken, then one was not.`,
})

/** `export SESSION`, by its id or its claim reference. */
export async function exportCommand(session: string, { format }: CliOptions, { api }: DeskClient): Promise<Outcome> {
  const sessionId = await idOf(session, api)
  const words = {
    'session-unknown': `There is no ${format === 'session' ? '' : 'signed '}session ${session} here.`,
    'claim-held': 'The claim is held:',
  }
  if (format === 'session' || format === null) {
    const answer = await api.call('session.document', { sessionId })
    return answer.kind === 'value' ? ok(documentText(answer.value.document)) : noOf(answer, words)
  }
  const answer = await api.call('claim.export', { sessionId, format })
  return answer.kind === 'value' ? ok(answer.value.text) : noOf(answer, words)
}

async function idOf(session: string, api: DeskClient['api']): Promise<string> {
  const list = await api.call('worklist.list', {})
  if (list.kind !== 'value') return session
  return list.value.rows.find(({ claimRef }) => claimRef === session)?.sessionId ?? session
}

/** `verify`: the verdict as JSON; a broken record ends with 1, after its verdict. */
export async function verifyCommand({ api }: DeskClient): Promise<Outcome> {
  const answer = await api.call('record.verify', {})
  if (answer.kind !== 'value') return noOf(answer, { 'called-off': 'The check was called off.' })
  const text = `${JSON.stringify(answer.value, null, 2)}\n`
  const { bad } = answer.value
  if (!bad) return ok(text)
  return err({
    exitCode: 1,
    line: `Entry ${bad.place} of device ${bad.deviceId} is not as it was written: ${bad.flaw}.`,
    text,
  })
}

/** `backup`: a copy of the record now, checked; prints its file, day and size. */
export async function backupCommand({ api }: DeskClient): Promise<Outcome> {
  const answer = await api.call('record.copy', {})
  if (answer.kind === 'value') return ok(`${JSON.stringify(answer.value, null, 2)}\n`)
  return noOf(answer, { 'copy-failed': 'No copy was made.' })
}

/** `rekey`: a new key for the record, and a new copy under it. */
export async function rekeyCommand({ api }: DeskClient): Promise<Outcome> {
  const answer = await api.call('record.rekey', {})
  if (answer.kind === 'value') return ok(`${JSON.stringify(answer.value, null, 2)}\n`)
  return noOf(answer, { 'rekey-failed': 'The key was not changed, or no copy was made under the new one.' })
}
