import { addVisitMissing as missing } from '#renderer/words/addVisit.ts'
import { isNpi } from '#shared/claim/npi.ts'
import type { Payer, Provider } from '#shared/document/clinic.ts'
import type { Diagnosis, Plan } from '#shared/document/plan.ts'
import type { AddVisitInput } from '#shared/ipc/addVisitRows.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { clockTime, type Instant, instantOnClock, localDate } from '#shared/kernel/instant.ts'
import { type AddDraft, plannedLineOf } from '../Session/sheets/drug/addLineDraft.ts'
import { type FactsDraft, nothingBegun } from '../Session/sheets/patient/patientFactsDraft.ts'

const texts = {
  last: '',
  first: '',
  mrn: '',
  birthDate: '',
  line1: '',
  city: '',
  state: '',
  zip: '',
  phone: '',
  day: '',
  time: '',
  providerLast: '',
  providerFirst: '',
  credential: '',
  npi: '',
  regimen: '',
  cycle: '1',
  cycleDay: '1',
  signedOn: '',
  signedAt: '',
  consentOn: '',
  heightCm: '',
  weightKg: '',
  code: '',
  diagnosisText: '',
  payerName: '',
  payerNumber: '',
  memberId: '',
  group: '',
} as const
export type VisitText = keyof typeof texts

/** A visit that is being added, as far as it has been said; numbers and dates as typed. */
export type VisitDraft = Readonly<Record<VisitText, string>> & {
  /** The newest visit of a patient who is here already; null = somebody new. */
  readonly from: Pick<DaySession, 'sessionId' | 'patientName' | 'birthDate' | 'mrn'> | null
  readonly sex: 'F' | 'M' | 'U' | null
  readonly facts: FactsDraft
  readonly chair: string | null
  /** NPI of a known one; `other` = typed in. */
  readonly provider: string | null
  readonly intent: Plan['intent'] | null
  readonly labsRequired: boolean
  readonly diagnoses: readonly Diagnosis[]
  readonly diagnosisKind: Diagnosis['kind']
  /** Id of a known payer; `other` = typed in. */
  readonly payer: string
  readonly payerKind: Payer['kind'] | null
  readonly lines: readonly AddDraft[]
  /** Drug that is being chosen or filled in; null = none is. */
  readonly begunDrug: { readonly typed: string; readonly line: AddDraft | null } | null
}

/** What the parts of the sheet share. */
export interface VisitPartProps {
  readonly draft: VisitDraft
  readonly set: (change: Partial<VisitDraft>) => void
}

/** What is on file here. */
export interface Known {
  readonly providers: readonly Provider[]
  readonly payers: readonly Payer[]
}

export const emptyVisit = (now: Instant): VisitDraft => ({
  ...texts,
  day: localDate(now),
  time: clockTime(now),
  from: null,
  sex: null,
  facts: {
    facts: { allergies: [], alerts: [] },
    contact: { name: '', relationship: '', phone: '' },
    begun: nothingBegun,
  },
  chair: null,
  provider: null,
  intent: null,
  labsRequired: true,
  diagnoses: [],
  diagnosisKind: 'disease',
  payer: 'none',
  payerKind: null,
  lines: [],
  begunDrug: null,
})

export const isDiagnosisCode = (code: string): boolean => /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code)

const isEmpty = (text: string): boolean => text.trim() === ''
const isCount = (text: string): boolean => /^[1-9]\d{0,2}$/.test(text)
const digits = (text: string): string => text.replace(/\D/g, '')

/** The first thing that is missing or cannot be meant, in words; undefined when the visit can be added. */
export function missingOf(draft: VisitDraft, now: Instant): string | undefined {
  return (
    (draft.from ? undefined : whoMissing(draft, localDate(now))) ??
    whenMissing(draft, localDate(now)) ??
    orderMissing(draft, now) ??
    coverageMissing(draft) ??
    (draft.begunDrug ? missing.drugBegun : undefined)
  )
}

function whoMissing(draft: VisitDraft, today: string): string | undefined {
  const { line1, city, state, zip } = draft
  const written = [line1, city, state, zip].filter((text) => !isEmpty(text)).length
  if (isEmpty(draft.last) || isEmpty(draft.first)) return missing.name
  if (isEmpty(draft.mrn)) return missing.mrn
  if (!isCalendarDay(draft.birthDate) || draft.birthDate > today) return missing.birthDate
  if (draft.sex === null) return missing.sex
  if (written > 0 && (written < 4 || !/^[A-Za-z]{2}$/.test(state.trim()) || ![5, 9].includes(digits(zip).length)))
    return missing.address
  return isEmpty(draft.facts.begun.substance) ? undefined : missing.allergyBegun
}

function whenMissing({ day, time, chair }: VisitDraft, today: string): string | undefined {
  if (!isCalendarDay(day) || day < today) return missing.day
  if (!/^\d\d:\d\d$/.test(time)) return missing.time
  return chair === null ? missing.chair : undefined
}

function orderMissing(draft: VisitDraft, now: Instant): string | undefined {
  if (draft.provider === null) return missing.provider
  if (draft.provider === 'other' && (isEmpty(draft.providerLast) || isEmpty(draft.providerFirst)))
    return missing.providerName
  if (draft.provider === 'other' && !isNpi(draft.npi.trim())) return missing.npi
  if (isEmpty(draft.regimen)) return missing.regimen
  if (draft.intent === null) return missing.intent
  if (!isCount(draft.cycle) || !isCount(draft.cycleDay)) return missing.cycle
  const { signedOn, signedAt, consentOn } = draft
  const isSigned = isCalendarDay(signedOn) && /^\d\d:\d\d$/.test(signedAt)
  if (isEmpty(signedOn) !== isEmpty(signedAt) || (signedOn !== '' && !isSigned)) return missing.signed
  if (isSigned && instantOnClock(signedOn, signedAt, now.zone).utc > now.utc) return missing.signed
  if (consentOn !== '' && (!isCalendarDay(consentOn) || consentOn > localDate(now))) return missing.consent
  return isEmpty(draft.code) && isEmpty(draft.diagnosisText) ? undefined : missing.diagnosisBegun
}

function coverageMissing({ payer, payerName, payerNumber, payerKind, memberId }: VisitDraft): string | undefined {
  if (payer === 'none' || payer === 'before') return undefined
  if (payer === 'other' && (isEmpty(payerName) || isEmpty(payerNumber) || payerKind === null)) return missing.payer
  return isEmpty(memberId) ? missing.memberId : undefined
}

/** 837 SBR09: who files under what; a commercial plan unless it is one of the others. */
const filingCodes: Readonly<Record<Payer['kind'], string>> = {
  medicare: 'MB',
  medicare_advantage: '16',
  medicaid: 'MC',
  commercial: 'CI',
  exchange: 'CI',
  self_pay: '09',
  trial: 'CI',
}

/** What the back end is asked to keep; null while something is missing. */
export function inputOf(draft: VisitDraft, { known, now, newId }: Asking): AddVisitInput | null {
  const { chair, intent } = draft
  const provider = providerOf(draft, known)
  const coverage = coverageOf(draft, known)
  const patient = draft.from ? null : patientOf(draft)
  if (missingOf(draft, now) !== undefined || !chair || !intent || !provider || !coverage) return null
  const { heightCm, weightKg, signedOn, signedAt, consentOn } = draft
  return {
    day: draft.day,
    appointmentTime: draft.time,
    chair,
    fromSessionId: draft.from?.sessionId ?? null,
    patient,
    provider,
    coverage,
    plan: {
      regimen: draft.regimen.trim(),
      intent,
      cycle: Number(draft.cycle),
      day: Number(draft.cycleDay),
      diagnoses: [...draft.diagnoses],
      orderSignedAt: signedOn === '' ? null : instantOnClock(signedOn, signedAt, now.zone),
      ...(Number(heightCm) ? { heightCm: heightCm.replace(/\.$/, '') } : {}),
      ...(Number(weightKg) ? { dosingWeightKg: weightKg.replace(/\.$/, ''), weighedOn: localDate(now) } : {}),
      labsRequired: draft.labsRequired,
      consentOn: consentOn === '' ? null : consentOn,
      lines: draft.lines.flatMap((line, index) => plannedLineOf(line, newId(), index + 1) ?? []),
    },
  }
}

interface Asking {
  readonly known: Known
  readonly now: Instant
  readonly newId: () => string
}

function patientOf(draft: VisitDraft): AddVisitInput['patient'] {
  if (draft.sex === null) return null
  const { line1, city, state, zip, phone } = draft
  return {
    mrn: draft.mrn.trim(),
    last: draft.last.trim(),
    first: draft.first.trim(),
    birthDate: draft.birthDate,
    sex: draft.sex,
    ...(isEmpty(line1)
      ? {}
      : { address: { line1: line1.trim(), city: city.trim(), state: state.trim().toUpperCase(), zip: digits(zip) } }),
    ...(isEmpty(phone) ? {} : { phone: phone.trim() }),
    allergies: draft.facts.facts.allergies,
  }
}

function providerOf(draft: VisitDraft, { providers }: Known): AddVisitInput['provider'] | null {
  if (draft.provider === 'other')
    return {
      npi: draft.npi.trim(),
      last: draft.providerLast.trim(),
      first: draft.providerFirst.trim(),
      credential: draft.credential.trim(),
    }
  const known = providers.find(({ npi }) => npi === draft.provider)
  return known ? { npi: known.npi, last: known.last, first: known.first, credential: known.credential } : null
}

function coverageOf(draft: VisitDraft, { payers }: Known): AddVisitInput['coverage'] | null {
  if (draft.payer === 'none' || draft.payer === 'before') return draft.payer
  const payer = draft.payer === 'other' ? payerOf(draft) : payers.find(({ id }) => id === draft.payer)
  if (!payer) return null
  const group = isEmpty(draft.group) ? {} : { group: draft.group.trim() }
  return { payer, memberId: draft.memberId.trim(), ...group, order: 1, relationship: 'self', from: draft.day }
}

/** Known by its number from now on, on whichever workstation it was typed in. */
function payerOf({ payerName, payerNumber, payerKind: kind }: VisitDraft): Payer | null {
  if (kind === null) return null
  const payerId = payerNumber.trim()
  return {
    id: `payer-${payerId}`.slice(0, 64),
    name: payerName.trim(),
    payerId,
    kind,
    filingCode: filingCodes[kind],
    codingProfile: {},
    ndcLines: 'one_line',
    ndcRequired: kind === 'medicaid',
  }
}
