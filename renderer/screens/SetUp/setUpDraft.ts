import { setUpWords } from '#renderer/words/setUp.ts'
import { isNpi } from '#shared/claim/npi.ts'
import type { Practice, Role } from '#shared/document/clinic.ts'
import { leastPassword } from '#shared/ipc/lockShapes.ts'
import type { SetUpInput } from '#shared/ipc/setUpShapes.ts'

/** One person as typed so far. */
export interface DraftPerson {
  readonly key: number
  readonly personName: string
  readonly credential: string
  readonly roles: readonly Role[]
  readonly chemoCompetent: boolean
  readonly pin: string
  readonly pinAgain: string
  /** Empty = chosen at the first sign-in. */
  readonly password: string
  readonly passwordAgain: string
}

const texts = {
  name: '',
  line1: '',
  line2: '',
  city: '',
  state: '',
  zip: '',
  phone: '',
  contactName: '',
  npi: '',
  taxId: '',
  taxonomy: '207RH0003X',
  submitterId: '',
  receiverId: '',
  receiverName: '',
  chairs: '1, 2, 3, 4, 5, 6',
  hubAddress: '',
  hubCode: '',
} as const

export type TextKey = keyof typeof texts

/** Everything typed so far, as text. */
export type Draft = Readonly<Record<TextKey, string>> & {
  readonly setting: 'office' | 'facility'
  readonly clock: '24h' | '12h'
  readonly zone: string
  readonly people: readonly DraftPerson[]
  readonly hasHub: boolean
}

export const steps = ['practice', 'claims', 'chairs', 'people', 'hub'] as const
export type Step = (typeof steps)[number]

export const aPerson = (key: number): DraftPerson => ({
  key,
  personName: '',
  credential: '',
  roles: [],
  chemoCompetent: false,
  pin: '',
  pinAgain: '',
  password: '',
  passwordAgain: '',
})

/** Nothing typed yet; the zone is the machine's. */
export const emptyDraft = (zone: string): Draft => ({
  ...texts,
  setting: 'office',
  clock: '24h',
  zone,
  people: [{ ...aPerson(1), roles: ['charge', 'admin'], chemoCompetent: true }],
  hasHub: false,
})

/** A practice that is set up, as text again. */
export function draftOfPractice(practice: Practice): Draft {
  const { address, clock = '24h', ...facts } = practice
  return {
    ...emptyDraft(practice.zone),
    ...{ name: facts.name, phone: facts.phone, contactName: facts.contactName, setting: facts.setting, clock },
    ...{ npi: facts.npi, taxId: facts.taxId, taxonomy: facts.taxonomy },
    ...{ submitterId: facts.submitterId, receiverId: facts.receiverId, receiverName: facts.receiverName },
    ...{ line1: address.line1, line2: address.line2 ?? '', city: address.city, state: address.state, zip: address.zip },
  }
}

/** Field → why its value cannot be taken; people's fields are "pin 2". Empty = the step is done. */
export type Problems = Readonly<Record<string, string>>

const { wrong } = setUpWords
const digits = (text: string): string => text.replace(/\D/g, '')

type Rule = readonly [key: TextKey, isRight: (text: string) => boolean, why: string]
const isWritten = (text: string): boolean => text.trim() !== ''
const needed = (...keys: readonly TextKey[]): readonly Rule[] => keys.map((key) => [key, isWritten, wrong.empty])

const rules: Readonly<Record<'practice' | 'claims', readonly Rule[]>> = {
  practice: [
    ...needed('name', 'line1', 'city', 'contactName'),
    ['state', (text) => /^[A-Za-z]{2}$/.test(text.trim()), wrong.state],
    ['zip', (text) => [5, 9].includes(digits(text).length), wrong.zip],
    ['phone', (text) => digits(text).length === 10, wrong.phone],
  ],
  claims: [
    ['npi', (text) => isNpi(digits(text)), wrong.npi],
    ['taxId', (text) => digits(text).length === 9, wrong.taxId],
    ['taxonomy', (text) => /^[A-Z0-9]{10}$/.test(text.trim().toUpperCase()), wrong.taxonomy],
    ...needed('submitterId', 'receiverId', 'receiverName'),
  ],
}

/** What a step still needs. */
export function problemsOf(draft: Draft, step: Step): Problems {
  if (step === 'chairs') return chairProblems(draft)
  if (step === 'people') return Object.assign({}, ...draft.people.map((person) => personProblems(person, draft)))
  if (step === 'hub') return hubProblems(draft)
  return Object.fromEntries(rules[step].flatMap(([key, isRight, why]) => (isRight(draft[key]) ? [] : [[key, why]])))
}

export const chairsOf = ({ chairs }: Pick<Draft, 'chairs'>): readonly string[] =>
  chairs
    .split(',')
    .map((chair) => chair.trim())
    .filter((chair) => chair !== '')

function chairProblems(draft: Draft): Problems {
  const chairs = chairsOf(draft)
  if (chairs.length === 0 || chairs.some((chair) => chair.length > 8)) return { chairs: wrong.chairs }
  return new Set(chairs).size < chairs.length ? { chairs: wrong.chairTwice } : {}
}

const nameOf = ({ personName }: DraftPerson): string => personName.trim()

function personProblems(person: DraftPerson, { people }: Draft): Problems {
  const found: Record<string, string> = {}
  const hasNamesake = people.some(
    (other) => other !== person && nameOf(other).toLowerCase() === nameOf(person).toLowerCase(),
  )
  if (nameOf(person) === '') found[`personName ${person.key}`] = wrong.empty
  else if (hasNamesake) found[`personName ${person.key}`] = wrong.personTwice
  if (person.roles.length === 0) found[`roles ${person.key}`] = wrong.roles
  if (!/^\d{4,8}$/.test(person.pin)) found[`pin ${person.key}`] = wrong.pin
  else if (person.pin !== person.pinAgain) found[`pinAgain ${person.key}`] = wrong.pinAgain
  if (person.password !== '' && person.password.length < leastPassword) found[`password ${person.key}`] = wrong.password
  else if (person.password !== person.passwordAgain) found[`passwordAgain ${person.key}`] = wrong.passwordAgain
  return found
}

export const isHubAddress = (text: string): boolean => /^https?:\/\/[^\s/]+/.test(text.trim())
export const isHubCode = (text: string): boolean => text.trim().length >= 6

function hubProblems({ hasHub, hubAddress, hubCode }: Draft): Problems {
  if (!hasHub) return {}
  return {
    ...(isHubAddress(hubAddress) ? {} : { hubAddress: wrong.hubAddress }),
    ...(isHubCode(hubCode) ? {} : { hubCode: wrong.hubCode }),
  }
}

/** "Ana Maria Ruiz" → "AR". */
const initialsOf = (name: string): string => {
  const words = name.trim().split(/\s+/)
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}

/** Place of service on professional claims: 11 office, 22 on-campus outpatient hospital (CMS place of service codes). */
const placeOfService = { office: '11', facility: '22' } as const

/** What the back end is asked to keep; only for a draft without problems. */
export const inputOf = (draft: Draft): SetUpInput => ({
  practice: {
    name: draft.name.trim(),
    taxId: digits(draft.taxId),
    npi: digits(draft.npi),
    taxonomy: draft.taxonomy.trim().toUpperCase(),
    address: {
      line1: draft.line1.trim(),
      ...(isWritten(draft.line2) ? { line2: draft.line2.trim() } : {}),
      city: draft.city.trim(),
      state: draft.state.trim().toUpperCase(),
      zip: digits(draft.zip),
    },
    phone: digits(draft.phone),
    contactName: draft.contactName.trim(),
    zone: draft.zone,
    clock: draft.clock,
    setting: draft.setting,
    placeOfService: placeOfService[draft.setting],
    submitterId: draft.submitterId.trim(),
    receiverId: draft.receiverId.trim(),
    receiverName: draft.receiverName.trim(),
  },
  chairs: [...chairsOf(draft)],
  people: draft.people.map((person) => ({
    name: nameOf(person),
    initials: initialsOf(person.personName),
    credential: person.credential.trim(),
    roles: [...person.roles],
    chemoCompetent: person.chemoCompetent,
    pin: person.pin,
    ...(person.password === '' ? {} : { password: person.password }),
  })),
  hub: draft.hasHub ? { address: draft.hubAddress.trim(), code: draft.hubCode.trim() } : null,
})
