import { useState } from 'react'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import { isTimed } from '#renderer/screens/lineTimes.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { checkItemWords } from '#renderer/words/chairPickLists.ts'
import { mixingWords as w } from '#renderer/words/mixing.ts'
import { routeWords } from '#renderer/words/pickLists.ts'
import { accessWords } from '#renderer/words/session.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { dateWords, minutesWords } from '#renderer/words/times.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { FirstCheckPayload } from '#shared/chart/payloads/linePayloads.ts'
import { type CheckItem, checkItemsOf } from '#shared/chart/safety/secondCheck.ts'
import { compareAmounts } from '#shared/clinical/amounts.ts'
import { IdentifierChecks } from '../arrival/IdentifierChecks.tsx'
import { FactList } from '../FactList.tsx'
import { checkFigures } from './checkFigures.ts'
import { orderFacts } from './orderFacts.ts'

interface Said {
  readonly identifiers: NonNullable<FirstCheckPayload['identifiers']>
  readonly ticked: readonly CheckItem[]
  readonly dose: string
  readonly volume: string
  readonly rate: string
}

/** One person's own reading while it is made. */
export interface Reading extends Said {
  readonly set: (change: Partial<Said>) => void
  readonly payload: Omit<FirstCheckPayload, 'lineId'>
  /** What is still missing or wrong, in words. */
  readonly missing: string | undefined
}

/** Said by what is chosen and typed: the patient by two identifiers, the dose by reading it off the label. */
const saidOtherwise: readonly CheckItem[] = ['patient', 'dose']

const plain = (text: string): string => text.replace(/\.$/, '')

/** Kept in its sheet only: what one person read is never a draft another person could open. */
export function useReading({ plan }: Line): Reading {
  const [said, setSaid] = useState<Said>({ identifiers: [], ticked: [], dose: '', volume: '', rate: '' })
  const dose = { amount: plain(said.dose), unit: plan.dose.unit }
  const isOpen = (item: CheckItem): boolean =>
    item === 'patient'
      ? said.identifiers.length < 2
      : item === 'dose'
        ? dose.amount === ''
        : !said.ticked.includes(item)
  const items = checkItemsOf(plan)
  const open = items.filter(isOpen)
  return {
    ...said,
    set: (change) => setSaid({ ...said, ...change }),
    payload: {
      identifiers: said.identifiers,
      items: items.filter((item) => !isOpen(item)),
      dose,
      ...(plain(said.volume) ? { volumeMl: plain(said.volume) } : {}),
      ...(plain(said.rate) ? { rateMlPerHour: plain(said.rate) } : {}),
    },
    missing:
      dose.amount !== '' && compareAmounts(dose, plan.dose) !== 0
        ? w.doseDiffers(amountWords(plan.dose))
        : open.length > 0
          ? w.readMissing(open.map((item) => checkItemWords[item].toLowerCase()))
          : undefined,
  }
}

interface FieldsProps {
  readonly chart: Chart
  readonly line: Line
  readonly reading: Reading
}

/** The order beside what one person reads off patient, label, line and pump. */
export function ReadingFields({ chart, line, reading }: FieldsProps) {
  const { set } = reading
  return (
    <>
      <FactList facts={factsOf(chart, line)} />
      <IdentifierChecks
        patient={chart.scheduled.patient}
        short
        chosen={reading.identifiers}
        onChange={(identifiers) => set({ identifiers: [...identifiers] })}
      />
      <NumberField
        label={w.doseRead}
        isNeeded
        unit={line.plan.dose.unit}
        value={reading.dose}
        onChange={(dose) => set({ dose })}
        decimals={3}
      />
      {isTimed(line) && (
        <div className="field-pair">
          <NumberField
            label={w.volumeRead}
            unit="mL"
            value={reading.volume}
            onChange={(volume) => set({ volume })}
            decimals={1}
          />
          <NumberField
            label={w.rateRead}
            unit="mL/h"
            value={reading.rate}
            onChange={(rate) => set({ rate })}
            decimals={1}
          />
        </div>
      )}
      <ToggleGrid
        label={w.items}
        options={checkItemsOf(line.plan)
          .filter((item) => !saidOtherwise.includes(item))
          .map((key) => ({ key, words: checkItemWords[key] }))}
        value={reading.ticked}
        onChange={(ticked) => set({ ticked: ticked as readonly CheckItem[] })}
      />
    </>
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
