import {
  Activity,
  Biohazard,
  FileText,
  HeartPulse,
  IdCard,
  Info,
  Languages,
  type LucideIcon,
  PersonStanding,
  Phone,
  TriangleAlert,
} from 'lucide-react'
import { Chip } from '#renderer/components/Chip.tsx'
import { sessionWords as w } from '#renderer/words/session.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type ToKnowFact, toKnowOf } from '#shared/paper/toKnow.ts'

const icons: Readonly<Record<ToKnowFact['about'], LucideIcon>> = {
  codeStatus: HeartPulse,
  priorReactions: TriangleAlert,
  pregnancyPotential: TriangleAlert,
  screen: TriangleAlert,
  isolation: Biohazard,
  fallRisk: PersonStanding,
  allergies: TriangleAlert,
  alerts: Info,
  language: Languages,
  preferred: IdCard,
  accessDevice: Activity,
  accessInsertedOn: Activity,
  advanceDirective: FileText,
  emergencyContact: Phone,
}

/** What must be known of the patient beside the allergies, the most dangerous first (workflow 4.1). */
export function ToKnow({ chart }: { readonly chart: Chart }) {
  // The device on file is for whoever looks for an access; once one is recorded it stands in the head.
  const facts = toKnowOf(chart.scheduled.patient, chart.care.review, dateWords).filter(
    ({ about }) => about !== 'accessDevice' || chart.accesses.length === 0,
  )
  if (facts.length === 0) return null
  return (
    <ul className="to-know" aria-label={w.toKnow}>
      {facts.map(({ about, words, level }) => (
        <li key={words}>
          <Chip state={level} icon={icons[about]}>
            {words}
          </Chip>
        </li>
      ))}
    </ul>
  )
}
