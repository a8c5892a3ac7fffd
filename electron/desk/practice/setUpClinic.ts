import { hashPin } from '#electron/db/password.ts'
import catalogueIssue from '#resources/catalogue/issue.json' with { type: 'json' }
import type { Practice, User } from '#shared/document/clinic.ts'
import type { RefusalAnswer } from '#shared/ipc/dispatch.ts'
import type { SetUpInput, setUpRefusals } from '#shared/ipc/setUpShapes.ts'
import { err, ok, type Result } from '#shared/kernel/result.ts'
import { may } from '#shared/permissions/permissions.ts'
import type { Desk } from '../desk.ts'
import { isPlainPassword } from '../signIn/plainPassword.ts'
import { isZone } from './zone.ts'

type Refusal = RefusalAnswer<(typeof setUpRefusals)[number]>

/**
 * Makes an empty record a practice's own: its facts, its people with their hashed PINs, the drug list of this release
 * and where its hub is. All of it or nothing.
 */
export async function setUpClinic(desk: Desk, input: SetUpInput): Promise<Result<null, Refusal>> {
  const no = whatIsWrong(desk, input)
  if (no) return err({ code: no, facts: {} })
  const people = await Promise.all(
    input.people.map(async ({ pin, password, ...person }) => ({
      user: { ...person, id: desk.newId() } satisfies User,
      pinHash: await hashPin(pin, desk.secretCost),
      passwordHash: password === undefined ? null : await hashPin(password, desk.secretCost),
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
    for (const { user, pinHash, passwordHash } of people) {
      users.put(user)
      users.setPin(user.id, pinHash)
      if (passwordHash !== null) users.setPassword(user.id, passwordHash, { mustChange: false })
    }
    desk.clock.readIn(practice.zone)
    return ok(null)
  })
}

/** A record with a practice is somebody's, and stays theirs. */
export const isSetUp = (desk: Pick<Desk, 'stores'>): boolean => desk.stores.documents.list('practice').length > 0

const hasPlainPassword = ({ practice, people }: SetUpInput): boolean =>
  people.some(({ name, password }) => password !== undefined && isPlainPassword(password, [name, practice.name]))

function whatIsWrong(desk: Desk, input: SetUpInput): Refusal['code'] | null {
  const { practice, chairs, people } = input
  if (isSetUp(desk)) return 'already-set-up'
  if (hasPlainPassword(input)) return 'password-plain'
  if (!isZone(practice.zone)) return 'zone-unknown'
  if (hasTwice(chairs)) return 'chair-twice'
  if (hasTwice(people.map(({ name }) => name.trim().toLowerCase()))) return 'person-twice'
  if (!people.some(({ roles }) => roles.includes('admin'))) return 'no-administrator'
  return people.some(({ roles }) => may(roles, 'sign.session')) ? null : 'nobody-signs'
}

const hasTwice = (words: readonly string[]): boolean => new Set(words).size < words.length

const practiceOf = (desk: Desk, { practice, chairs }: SetUpInput): Practice => ({
  ...practice,
  id: desk.newId(),
  chairs: chairs.map((label) => ({ id: desk.newId(), label })),
  codingProfile: {},
  showNextChangeToNurses: true,
  wasteWitnessRequired: false,
})
