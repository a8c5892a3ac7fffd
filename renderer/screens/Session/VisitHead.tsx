import { LockKeyhole } from 'lucide-react'
import { Icon } from '#renderer/components/Icon.tsx'
import { PatientHead } from '#renderer/components/PatientHead.tsx'
import { usePhoto } from '#renderer/store/usePhoto.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { weightWords } from '#renderer/words/amounts.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import { accessWords, sessionWords } from '#renderer/words/session.ts'
import { birthWords, timeWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { initialsOf } from '../people.ts'
import { newestGrams } from '../weights.ts'
import { emergency, hasEmergency } from './emergency.ts'

export interface VisitHeadProps {
  readonly chart: Chart
  /** Focus lands on the name when this changes. */
  readonly screenKey: string
  readonly backTo?: string
  readonly onBack?: () => void
}

/** Who this is and what must be known at the chair: allergies, weight, access, the time. */
export function VisitHead({ chart, screenKey, backTo, onBack }: VisitHeadProps) {
  const store = useAppStore()
  const now = useMinute()
  const isRestricted = useApp((state) => state.charts[chart.sessionId]?.restricted === true)
  const photo = usePhoto(chart.sessionId)
  const roles = useApp((state) => state.signedIn?.user.roles)
  const { patient, day } = chart.scheduled
  const name = `${patient.last}, ${patient.first}`
  const access = chart.accesses.at(-1)
  const grams = newestGrams(chart)
  return (
    <PatientHead
      screenKey={screenKey}
      chair={chart.chair}
      initials={initialsOf(name)}
      photo={photo}
      name={name}
      born={birthWords(patient.birthDate, day)}
      mrn={sessionWords.mrn(patient.mrn)}
      mark={
        isRestricted && (
          <span role="img" aria-label={restrictedWords.chip} title={restrictedWords.chipHint}>
            <Icon of={LockKeyhole} size="s" />
          </span>
        )
      }
      allergies={patient.allergies.length > 0 ? patient.allergies.map(({ substance }) => substance).join(', ') : null}
      facts={[
        ...(grams === null ? [] : [{ label: sessionWords.weight, value: weightWords(grams) }]),
        { label: sessionWords.access, value: access ? accessWords(access) : sessionWords.noAccess },
      ]}
      now={timeWords(now)}
      backTo={backTo ?? visitWords.myChairs}
      onEmergency={hasEmergency(chart, roles ?? []) ? () => emergency(store, chart) : undefined}
      onBack={onBack ?? (() => store.go({ name: 'myChairs' }))}
    />
  )
}
