import { TwoLines } from '#renderer/components/TwoLines.tsx'
import { reportWords as w } from '#renderer/words/reports.ts'
import { dateWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { LossRow } from '#shared/ipc/reportRows.ts'

type Visit = Pick<LossRow, 'patientName' | 'mrn' | 'claimRef' | 'day'>

/** Whose visit a row is of. A restricted chart has neither name nor number here; its claim number tells it apart. */
export const PatientCell = ({ visit }: { readonly visit: Visit }) => (
  <TwoLines first={<b>{visit.patientName}</b>} second={numberOf(visit)} />
)

const numberOf = ({ mrn, claimRef }: Visit): string => (mrn === '' ? claimRef : `${visitWords.mrn} ${mrn}`)

/** The same for a side panel. */
export const patientFacts = (visit: Visit): readonly (readonly [string, string])[] => [
  [w.patient, visit.patientName],
  [w.day, dateWords(visit.day)],
  [w.claim, visit.claimRef],
]
