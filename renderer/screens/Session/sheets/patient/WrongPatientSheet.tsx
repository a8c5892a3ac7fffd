import { UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useFound } from '#renderer/screens/DayList/useFound.ts'
import { noteOf, useScans } from '#renderer/screens/scanning/scanning.ts'
import { isOnVisit } from '#renderer/store/appState.ts'
import { isHidden } from '#renderer/store/closedCharts.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { tieWords as w } from '#renderer/words/ties.ts'
import { dateWords, timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { movableKinds } from '#shared/chart/commands/wrongPatient.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { BasisFields } from '../LateFields.tsx'
import { eventWords } from '../times/eventWords.ts'
import { useLate } from '../useLate.ts'
import { useSheetPerform } from '../useSheetPerform.ts'

/** Entries of another patient: chosen here, struck through with their reason, then taken over on the right chart (workflow 10). */
export function WrongPatientSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const [chosen, setChosen] = useDraft<readonly string[]>('chosen', [])
  const [to, setTo] = useState<DaySession | null>(null)
  const when = useLate('wrong_patient')
  const entries = chart.history.filter(({ event, struckBy }) => !struckBy && movableKinds.has(event.kind))
  const isWhole = chosen.length > 0 && to
  return (
    <ActionSheet
      title={w.wrong}
      about={w.wrongAbout}
      verb={w.wrongMark}
      icon={UserRoundX}
      closedBecause={isWhole ? when.lateMissing : w.wrongMissing}
      sheet={sheet}
      onDo={() => {
        if (!to || !when.late) return
        const said = { eventIds: [...chosen], toSessionId: to.sessionId }
        void sheet.perform({ kind: 'markWrongPatient', ...said }, { late: when.late }).then((outcome) => {
          if (outcome.kind !== 'saved' || !isOnVisit(store.state.getState(), chart.sessionId)) return
          store.go({ name: 'session', sessionId: to.sessionId })
          store.openSheet({ kind: 'copyEntries', fromSessionId: chart.sessionId })
        })
      }}
    >
      {entries.length === 0 && <EmptyState title={w.wrongNothing} next={w.wrongNothingNext} />}
      <fieldset className="bare-fieldset checks">
        <legend className="checks__legend">{w.wrongEntries}</legend>
        {entries.map(({ event }) => (
          <CheckRow
            key={event.id}
            words={`${timeWords(event.happenedAt)} ${eventWords(event, chart)}`}
            isChecked={chosen.includes(event.id)}
            onChange={(on) => setChosen(on ? [...chosen, event.id] : chosen.filter((id) => id !== event.id))}
          />
        ))}
      </fieldset>
      <RightPatient chart={chart} chosen={to} onChoose={setTo} />
      <BasisFields when={when} label={w.wrongBasis} />
    </ActionSheet>
  )
}

interface RightPatientProps {
  readonly chart: Chart
  readonly chosen: DaySession | null
  readonly onChoose: (row: DaySession | null) => void
}

const shownRows = 6

/** Whose the entries are: found by words or by a scanned wristband; the right one is named with birth date and MRN. */
function RightPatient({ chart, chosen, onChoose }: RightPatientProps) {
  const day = useApp((state) => state.day)
  const [typed, setTyped] = useState('')
  const found = useFound(typed)
  const rows = (found ?? day).filter((row) => row.sessionId !== chart.sessionId && !isHidden(row))
  useScans({
    onScan: (scan) => {
      const row = scan.kind === 'patient' ? day.find(({ mrn }) => mrn === scan.mrn) : undefined
      if (!row || row.sessionId === chart.sessionId) return null
      onChoose(row)
      return noteOf('good', row.patientName, row.mrn)
    },
  })
  if (chosen)
    return (
      <div className="row">
        <b className="grow">{whoWords(chosen)}</b>
        <TapTarget look="quiet" verb={w.otherPatient} onTap={() => onChoose(null)} />
      </div>
    )
  return (
    <fieldset className="bare-fieldset">
      <legend className="checks__legend">{w.wrongWho}</legend>
      <TextField label={w.wrongFind} value={typed} onChange={setTyped} maxLength={60} />
      <div className="reason-taps">
        {found && rows.length === 0 && <p role="status">{w.wrongNobody}</p>}
        {typed.trim() !== '' &&
          rows
            .slice(0, shownRows)
            .map((row) => (
              <TapTarget key={row.sessionId} size="medium" wide verb={whoWords(row)} onTap={() => onChoose(row)} />
            ))}
      </div>
    </fieldset>
  )
}

const whoWords = ({ patientName, birthDate, mrn, day }: DaySession): string =>
  `${patientName}, ${dateWords(birthDate)}, ${mrn}, ${dateWords(day)}`
