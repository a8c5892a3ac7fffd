import catalogueIssue from '#resources/catalogue/issue.json' with { type: 'json' }
import type { Practice, User } from '#shared/document/clinic.ts'
import type { RefusalAnswer } from '#shared/ipc/dispatch.ts'
import type { SetUpInput, setUpRefusals } from '#shared/ipc/setUpShapes.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import { hashPin, type ScryptCost } from '../db/password.ts'
import type { Desk } from './desk.ts'

type Refusal = RefusalAnswer<(typeof setUpRefusals)[number]>

/**
 * Makes an empty record a practice's own: its facts, its people with their hashed PINs, the drug list of this release
 * and where its hub is. All of it or nothing.
 */
export async function setUpClinic(desk: Desk, input: SetUpInput, cost?: ScryptCost): Promise<Result<null, Refusal>> {
  const no = whatIsWrong(desk, input)
  if (no) return err({ code: no, facts: {} })
  const people = await Promise.all(
    input.people.map(async ({ pin, ...person }) => ({
      user: { ...person, id: desk.newId() } satisfies User,
      pinHash: await hashPin(pin, cost),
    })),
  )
  const practice = practiceOf(desk, input)
  return desk.transaction((): Result<null, Refusal> => {
    if (isSetUp(desk)) return err({ code: 'already-set-up', facts: {} })
    const { documents, users } = desk.stores
    const now = desk.now()
    documents.put('practice', practice.id, practice, now)
    documents.put('charges', 'fee-schedule', [], now)
    documents.put('catalogue', catalogueIssue.issue, catalogueIssue, now)
    if (input.hub) documents.put('settings', 'hub', input.hub, now)
    for (const { user, pinHash } of people) {
      users.put(user)
      users.setPin(user.id, pinHash)
    }
    desk.clock.readIn(practice.zone)
    return ok(null)
  })
}

/** A record with a practice is somebody's, and stays theirs. */
export const isSetUp = (desk: Pick<Desk, 'stores'>): boolean => desk.stores.documents.list('practice').length > 0

function whatIsWrong(desk: Desk, { practice, chairs, people }: SetUpInput): Refusal['code'] | null {
  if (isSetUp(desk)) return 'already-set-up'
  if (!isZone(practice.zone)) return 'zone-unknown'
  if (hasTwice(chairs)) return 'chair-twice'
  if (hasTwice(people.map(({ name }) => name.trim().toLowerCase()))) return 'person-twice'
  if (!people.some(({ roles }) => roles.includes('admin'))) return 'no-administrator'
  return people.some(({ roles }) => may(roles, 'sign.session')) ? null : 'nobody-signs'
}

const hasTwice = (words: readonly string[]): boolean => new Set(words).size < words.length

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const practiceOf = (desk: Desk, { practice, chairs }: SetUpInput): Practice => ({
  ...practice,
  id: desk.newId(),
  chairs: chairs.map((label) => ({ id: desk.newId(), label })),
  codingProfile: {},
  showNextChangeToNurses: true,
  wasteWitnessRequired: false,
})
