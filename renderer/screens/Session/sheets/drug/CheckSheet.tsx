import { UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { isTimed } from '#renderer/screens/lineTimes.ts'
import { useApp } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { mixingWords } from '#renderer/words/mixing.ts'
import { routeWords } from '#renderer/words/pickLists.ts'
import { accessWords } from '#renderer/words/session.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { dateWords, minutesWords } from '#renderer/words/times.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { may } from '#shared/permissions/permissions.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { FactList } from '../FactList.tsx'
import { PhotoOf } from '../patient/PhotoOf.tsx'
import { SecondPerson, useSecondPerson } from '../SecondPerson.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { checkFigures } from './checkFigures.ts'
import { OwnCheckSheet } from './OwnCheckSheet.tsx'
import { orderFacts } from './orderFacts.ts'

/** The check of one drug: both at one screen, or one alone first and the other under an own sign-in. */
export function CheckSheet({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const [isAlone, setAlone] = useState(false)
  if (isAlone || line.firstCheck) return <OwnCheckSheet chart={chart} line={line} onTogether={() => setAlone(false)} />
  return <TogetherSheet chart={chart} line={line} onAlone={() => setAlone(true)} />
}

interface TogetherProps {
  readonly chart: Chart
  readonly line: Line
  readonly onAlone: () => void
}

/** What both read at the chair, then the second person's own PIN. */
function TogetherSheet({ chart, line, onAlone }: TogetherProps) {
  const sheet = useSheetPerform(chart)
  const me = useApp((state) => state.signedIn?.user.id)
  const people = useApp((state) => state.people)
  const checkers = people.filter(
    ({ id, chemoCompetent, roles }) => id !== me && chemoCompetent && may(roles, 'check.second'),
  )
  const { patient } = chart.scheduled
  const [patientSaid, setPatientSaid] = useState(false)
  const [label, setLabel] = useState(false)
  const [pump, setPump] = useState(false)
  const second = useSecondPerson()
  const isRead = patientSaid && label && pump
  const closed = !isRead ? sheetWords.allRead : second.missing
  const confirm = () => {
    if (closed || !second.witness) return
    const check: CommandOf<'giveSecondCheck'> = {
      kind: 'giveSecondCheck',
      lineId: line.id,
      identifiers: ['name', 'birth_date'],
    }
    void sheet.perform(check, { witness: second.witness }).then((outcome) => {
      if (outcome.kind !== 'saved') second.clearPin()
    })
  }
  return (
    <ActionSheet
      title={sheetWords.check}
      about={
        second.person
          ? sheetWords.checkOf(`${line.plan.name} ${amountWords(line.plan.dose)}`, `${patient.last}, ${patient.first}`)
          : sheetWords.checkTogether
      }
      verb={sheetWords.confirmCheck}
      icon={UserRoundCheck}
      closedBecause={closed}
      sheet={sheet}
      onDo={confirm}
    >
      {second.person === null && <PhotoOf chart={chart} />}
      {second.person === null && <FactList facts={factsOf(chart, line)} />}
      {(second.person === null || !isRead) && (
        <div className="checks">
          <CheckRow words={sheetWords.patientSaid} isChecked={patientSaid} onChange={setPatientSaid} />
          <CheckRow words={sheetWords.looksRight} isChecked={label} onChange={setLabel} />
          <CheckRow
            words={isTimed(line) ? sheetWords.pumpRight : sheetWords.routeRight}
            isChecked={pump}
            onChange={setPump}
          />
        </div>
      )}
      <SecondPerson
        label={sheetWords.whoChecks}
        people={checkers}
        state={second}
        nobody={sheetWords.noOneElse}
        onEnter={confirm}
      />
      {second.person === null && <TapTarget look="quiet" verb={mixingWords.alone} onTap={onAlone} />}
    </ActionSheet>
  )
}

function factsOf(chart: Chart, line: Line): readonly (readonly [string, string])[] {
  const { plan } = line
  const { patient } = chart.scheduled
  const access = chart.accesses.at(-1)
  return [
    [sheetWords.patient, `${patient.last}, ${patient.first}`],
    [sheetWords.born, dateWords(patient.birthDate)],
    [sheetWords.drug, plan.name],
    [sheetWords.dose, amountWords(plan.dose)],
    ...(plan.volumeMl
      ? [
          [
            sheetWords.volume,
            `${amountWords({ amount: plan.volumeMl, unit: 'mL' })}${plan.diluent ? ` ${plan.diluent}` : ''}`,
          ] as const,
        ]
      : []),
    [sheetWords.route, routeWords[plan.route]],
    ...orderFacts(chart, plan),
    ...(plan.plannedMinutes ? [[sheetWords.over, minutesWords(plan.plannedMinutes)] as const] : []),
    ...checkFigures(chart, line),
    ...(access ? [[sheetWords.through, accessWords(access)] as const] : []),
  ]
}
