import { addLineWords as w } from '#renderer/words/addLine.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import type { addedUnder, ChairDrug, ChairFluid } from '#shared/clinical/chairDrugs.ts'
import { tapOf } from '#shared/clinical/givenBy.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import type { FoundDrug } from '#shared/ipc/drugShapes.ts'

/** A drug being added, as far as it has been said; quantities as typed. */
export interface AddDraft {
  readonly drug: Pick<FoundDrug, 'name' | 'catalogue' | 'stocked' | 'usualRoutes' | 'vialSizes'>
  readonly role: PlannedLine['role']
  readonly purpose?: NonNullable<PlannedLine['purpose']>
  readonly dose: string
  readonly unit: string
  readonly route: PlannedLine['route'] | null
  readonly volume: string
  readonly minutes: string
  readonly reason: string
  readonly under: (typeof addedUnder)[number] | null
  readonly provider: string
  readonly readBack: boolean
  readonly vesicant: PlannedLine['vesicant'] | null
}

const blank = { dose: '', volume: '', minutes: '', reason: '', under: null, provider: '', readBack: false } as const

/** A drug of the list, with what the list already says of it. */
export function draftOf(drug: FoundDrug): AddDraft {
  const { adminClass, billingUnit } = drug.catalogue
  const isCancer = adminClass === 'antineoplastic' || adminClass === 'hormonal_antineoplastic'
  const role = isCancer ? 'antineoplastic' : adminClass === 'hydration' ? 'hydration' : 'supportive'
  return {
    ...blank,
    drug,
    role,
    ...(role === 'hydration' ? { purpose: 'hydration' } : {}),
    unit: (drug.vialSizes[0] ?? billingUnit)?.unit ?? 'mg',
    route: drug.usualRoutes[0] ?? null,
    vesicant: isCancer ? null : 'neither',
  }
}

/** A drug that is on no list: its name stands, and coding will ask for the rest. */
export const namedDraft = (name: string, issue: string): AddDraft => ({
  ...blank,
  drug: {
    name,
    catalogue: { hcpcs: null, drug: name.toLowerCase(), billingUnit: null, adminClass: null, issue },
    stocked: [],
    usualRoutes: [],
    vialSizes: [],
  },
  role: 'supportive',
  unit: 'mg',
  route: null,
  vesicant: 'neither',
})

export function fluidDraft({ name, milliliters, purpose, minutes }: ChairFluid, drug: FoundDrug): AddDraft {
  return {
    ...draftOf({ ...drug, name }),
    role: purpose === 'kvo' ? 'flush' : 'hydration',
    purpose,
    dose: milliliters,
    unit: 'mL',
    route: 'iv_infusion',
    volume: milliliters,
    minutes: minutes === undefined ? '' : String(minutes),
    under: purpose === 'kvo' ? 'standing' : null,
  }
}

export function emergencyDraft({ name, dose, route }: ChairDrug, drug: FoundDrug | null, issue: string): AddDraft {
  const known = drug ? draftOf({ ...drug, name: drug.name }) : namedDraft(name, issue)
  return { ...known, role: 'rescue', dose: dose.amount, unit: dose.unit, route, under: 'standing', vesicant: 'neither' }
}

const plain = (text: string): string => text.replace(/\.$/, '').trim()

/** What the drug itself still lacks, whoever orders it. */
export function missingOfLine(draft: AddDraft): string | undefined {
  if (!Number(plain(draft.dose)) || !draft.route) return w.doseMissing
  const isTimed = tapOf(draft.route, Number(plain(draft.minutes)) || undefined) === 'start'
  const isOpenEnded = draft.purpose === 'kvo'
  if (isTimed && !isOpenEnded && (!Number(plain(draft.volume)) || !Number(plain(draft.minutes)))) return w.volumeMissing
  if (draft.purpose === 'hydration' && !draft.reason.trim()) return w.reasonMissing
  return draft.vesicant ? undefined : w.vesicantMissing
}

/** What is still missing, in words; undefined when the drug can be added. */
export function missingOf(draft: AddDraft): string | undefined {
  const missing = missingOfLine(draft)
  if (missing !== undefined) return missing
  if (!draft.under) return w.orderMissing
  return draft.under === 'provider' && (!draft.provider.trim() || !draft.readBack) ? w.readBackMissing : undefined
}

/** The drug as a plan has it; null while something of it is missing. */
export function plannedLineOf(draft: AddDraft, id: string, sequence: number): PlannedLine | null {
  const { drug, role, purpose, route, vesicant } = draft
  if (missingOfLine(draft) !== undefined || !route || !vesicant) return null
  const [volume, minutes, reason] = [plain(draft.volume), plain(draft.minutes), draft.reason.trim()]
  return {
    id,
    sequence,
    role,
    name: drug.name,
    catalogue: drug.catalogue,
    dose: { amount: plain(draft.dose), unit: draft.unit },
    route,
    ...(Number(volume) ? { volumeMl: volume } : {}),
    ...(Number(minutes) ? { plannedMinutes: Math.round(Number(minutes)) } : {}),
    ...(purpose ? { purpose } : {}),
    ...(reason ? { reason } : {}),
    vesicant,
    hazardous: role === 'antineoplastic',
    source: 'practice',
    stocked: [...drug.stocked],
  }
}

/** The command; null while something is missing. It comes after every drug of the plan. */
export function commandOf(draft: AddDraft, id: string, sequence: number): CommandOf<'addLine'> | null {
  const { under } = draft
  const line = plannedLineOf(draft, id, sequence)
  if (missingOf(draft) !== undefined || !line || !under) return null
  const order = under === 'provider' ? { orderedBy: draft.provider.trim(), readBack: draft.readBack } : {}
  return { kind: 'addLine', line, under, ...order }
}
