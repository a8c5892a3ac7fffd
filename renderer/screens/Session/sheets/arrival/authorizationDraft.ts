import { amountWords } from '#renderer/words/amounts.ts'
import { authorizationStatusWords, matchWords, tieWords as w } from '#renderer/words/ties.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type Match, matchAuthorization } from '#shared/chart/safety/authorization.ts'
import { type Authorization, authorizationSchema } from '#shared/document/clinic.ts'

/** One drug of the visit that an authorization may be for, in the unit its order is in. */
export interface AuthorizedDrug {
  readonly hcpcs: string
  readonly name: string
  /** Null for a code that is not on the visit's plan: its dose has no unit here. */
  readonly unit: string | null
}

export function drugsOf({ scheduled }: Chart, { drugs }: Pick<Authorization, 'drugs'>): readonly AuthorizedDrug[] {
  const planned = scheduled.plan.lines.flatMap(({ catalogue, name, dose }): readonly AuthorizedDrug[] =>
    catalogue.hcpcs === null ? [] : [{ hcpcs: catalogue.hcpcs, name: `${name} ${catalogue.hcpcs}`, unit: dose.unit }],
  )
  const others = drugs.map((hcpcs): AuthorizedDrug => ({ hcpcs, name: hcpcs, unit: null }))
  return [...new Map([...others, ...planned].map((one) => [one.hcpcs, one])).values()]
}

/** What is typed beside one drug, as text; empty = the payer does not say. */
export interface AllowedDraft {
  readonly units: string
  readonly unitsUsed: string
  readonly dose: string
  readonly doseUsed: string
}

const counts = ['visitsAllowed', 'visitsUsed', 'cyclesAllowed', 'cyclesUsed'] as const
type Count = (typeof counts)[number]

/** An authorization as it is typed: everything text, whatever else it holds beside it. */
export interface AuthorizationDraft extends Readonly<Record<Count, string>> {
  readonly of: Authorization
  readonly number: string
  readonly payerId: string
  readonly providerNpi: string
  readonly status: Authorization['status']
  readonly drugs: readonly string[]
  readonly allowed: Readonly<Record<string, AllowedDraft>>
  readonly from: string
  readonly to: string
  readonly diagnosis: string
  readonly site: string
  readonly checkedBy: string
  readonly checkedOn: string
}

export const noneAllowed: AllowedDraft = { units: '', unitsUsed: '', dose: '', doseUsed: '' }

export function authorizationDraftOf(of: Authorization): AuthorizationDraft {
  const { number, payerId, providerNpi = '', status, drugs, from, to, diagnosis } = of
  const { site = '', checkedBy = '', checkedOn = '' } = of
  const textOf = (count: Count): string => of[count]?.toString() ?? ''
  const allowed = drugs.map((hcpcs) => {
    const units = of.unitsAllowed?.find((one) => one.hcpcs === hcpcs)
    const dose = of.dosesAllowed?.find((one) => one.hcpcs === hcpcs)
    const draft: AllowedDraft = {
      units: units?.units.toString() ?? '',
      unitsUsed: units?.used?.toString() ?? '',
      dose: dose?.dose.amount ?? '',
      doseUsed: dose?.used?.amount ?? '',
    }
    return [hcpcs, draft] as const
  })
  return {
    ...{ of, number, payerId, providerNpi, status, drugs, from, to, diagnosis, site, checkedBy, checkedOn },
    allowed: Object.fromEntries(allowed),
    visitsAllowed: textOf('visitsAllowed'),
    visitsUsed: textOf('visitsUsed'),
    cyclesAllowed: textOf('cyclesAllowed'),
    cyclesUsed: textOf('cyclesUsed'),
  }
}

/** What is typed as it is kept; null where a field cannot be (`authorizationFault` says which). */
export function authorizationOf(draft: AuthorizationDraft, known: readonly AuthorizedDrug[]): Authorization | null {
  const { number, payerId, providerNpi, status, drugs, from, to, diagnosis, site, checkedBy, checkedOn } = draft
  const { of } = draft
  const typed = (text: string): string | undefined => text.trim() || undefined
  const whole = (text: string): number | undefined =>
    text.trim() === '' ? undefined : /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN
  const unitsAllowed = drugs.flatMap((hcpcs) => {
    const { units, unitsUsed } = draft.allowed[hcpcs] ?? noneAllowed
    return typed(units) ? [{ hcpcs, units: whole(units), used: whole(unitsUsed) }] : []
  })
  const dosesAllowed = drugs.flatMap((hcpcs) => {
    const { dose, doseUsed } = draft.allowed[hcpcs] ?? noneAllowed
    const unit = unitOf(of, known, hcpcs)
    if (!typed(dose) || unit === null) return []
    const used = typed(doseUsed)
    return [{ hcpcs, dose: { amount: dose.trim(), unit }, ...(used ? { used: { amount: used, unit } } : {}) }]
  })
  const read = authorizationSchema.safeParse({
    ...{ id: of.id, payerId, providerNpi: typed(providerNpi), number, status, drugs },
    from: from.trim(),
    to: to.trim(),
    unitsAllowed: unitsAllowed.length > 0 ? unitsAllowed : undefined,
    dosesAllowed: dosesAllowed.length > 0 ? dosesAllowed : undefined,
    ...Object.fromEntries(counts.map((count) => [count, whole(draft[count])])),
    diagnosis: diagnosis.trim().toUpperCase(),
    site: typed(site),
    checkedBy: typed(checkedBy),
    checkedOn: typed(checkedOn),
  })
  return read.success ? withoutEmpty(read.data) : null
}

/** In which unit a drug's dose is typed: the order's, or else the one it is allowed in already. */
export const unitOf = (of: Authorization, known: readonly AuthorizedDrug[], hcpcs: string): string | null =>
  of.dosesAllowed?.find((one) => one.hcpcs === hcpcs)?.dose.unit ??
  known.find((one) => one.hcpcs === hcpcs)?.unit ??
  null

/** What is not said is not there: JSON has no undefined. */
const withoutEmpty = (read: Authorization): Authorization => JSON.parse(JSON.stringify(read)) as Authorization

/** What an authorization allows and who looked at it, a sentence each. */
export function authorizationSaid(chart: Chart, one: Authorization): readonly string[] {
  const { unitsAllowed = [], dosesAllowed = [], checkedBy = '', checkedOn = '' } = one
  return [
    ...unitsAllowed.map(({ hcpcs, units, used = 0 }) => w.allows(hcpcs, w.unitsOf(units), String(used))),
    ...dosesAllowed.map(({ hcpcs, dose, used }) => w.allows(hcpcs, amountWords(dose), used ? amountWords(used) : '0')),
    ...(one.visitsAllowed === undefined
      ? []
      : [w.allows(w.visitsOf, String(one.visitsAllowed), String(one.visitsUsed ?? 0))]),
    ...(one.cyclesAllowed === undefined
      ? []
      : [w.allows(w.cyclesOf, String(one.cyclesAllowed), String(one.cyclesUsed ?? 0))]),
    ...(one.diagnosis ? [w.forDiagnosis(one.diagnosis)] : []),
    ...(checkedBy || checkedOn ? [w.checked(checkedBy, checkedOn && dateWords(checkedOn))] : []),
    ...matchesSaid(chart, one),
  ]
}

/** The seven answers for the drugs of the visit it names, drugs of one answer together: what differs, and what is not on file. */
function matchesSaid(chart: Chart, one: Authorization): readonly string[] {
  const named = chart.lines.filter(({ plan }) => plan.catalogue.hcpcs && one.drugs.includes(plan.catalogue.hcpcs))
  const alike = Map.groupBy(named, (line) => JSON.stringify(matchAuthorization(chart, line, one)))
  return [...alike].map(([answer, lines]) => {
    const answers = Object.entries(JSON.parse(answer) as Readonly<Record<keyof typeof matchWords, Match>>)
    const inWords = (match: Match): string =>
      answers
        .flatMap(([key, found]) => (found === match ? [matchWords[key as keyof typeof matchWords]] : []))
        .join(', ')
    const drugs = [...new Set(lines.map(({ plan }) => plan.name))].join(', ')
    const [differs, unknown] = [inWords('mismatch'), inWords('unknown')]
    const said = differs ? w.differs(drugs, differs) : w.matches(drugs)
    return unknown ? `${said}; ${w.notKnown(unknown)}` : said
  })
}

/** For every coded drug of the plan, from the first payer, for the visit's day: what is then corrected by the payer's letter. */
export function newAuthorization(
  { scheduled }: Chart,
  id: string,
  { by, on }: { readonly by: string | undefined; readonly on: string },
): Authorization {
  const { coverages, plan, day } = scheduled
  const disease = plan.diagnoses.find(({ kind }) => kind === 'disease')
  return {
    id,
    number: '',
    payerId: coverages.find(({ order }) => order === 1)?.payer.id ?? 'unknown',
    status: 'approved',
    drugs: [...new Set(plan.lines.flatMap(({ catalogue }) => catalogue.hcpcs ?? []))],
    from: day,
    to: day,
    diagnosis: disease?.code ?? '',
    providerNpi: plan.providerNpi,
    ...(by ? { checkedBy: by } : {}),
    checkedOn: on,
  }
}

/** "Authorization A447, approved, until 30 Jun". */
export const authorizationWords = ({ number, status, to, site }: Authorization): string =>
  `${w.authorization(number || w.noNumber)}, ${authorizationStatusWords[status].toLowerCase()}, ${w.to.toLowerCase()} ${dateWords(to)}${site ? `, ${site}` : ''}`
