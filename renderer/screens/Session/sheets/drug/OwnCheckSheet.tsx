import { UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import { isTimed } from '#renderer/screens/lineTimes.ts'
import { useApp } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { checkItemWords } from '#renderer/words/chairPickLists.ts'
import { mixingWords as w } from '#renderer/words/mixing.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { FirstCheckPayload } from '#shared/chart/payloads/linePayloads.ts'
import { compareAmounts } from '#shared/clinical/amounts.ts'
import { checkItems } from '#shared/clinical/chairPickLists.ts'
import { may } from '#shared/permissions/permissions.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { IdentifierChecks } from '../arrival/IdentifierChecks.tsx'
import { PhotoOf } from '../patient/PhotoOf.tsx'
import { SecondPerson, useSecondPerson } from '../SecondPerson.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

type Items = NonNullable<FirstCheckPayload['items']>

/**
 * One person's own reading of label, order and pump, never with the other's answers (workflow 5, check 4). The first
 * records it alone; the second follows under an own sign-in, or by PIN where the first person is still signed in.
 */
export function OwnCheckSheet({ chart, line, onTogether }: OwnCheckProps) {
  const sheet = useSheetPerform(chart)
  const me = useApp((state) => state.signedIn?.user.id)
  const reading = useReading(line)
  const second = useSecondPerson()
  const first = line.firstCheck
  const needsOther = first !== null && first.stamp.userId === me
  const missing = reading.missing ?? (needsOther ? second.missing : undefined)
  const record = () => {
    if (missing) return
    const said = { lineId: line.id, ...reading.payload }
    const kind = first ? 'giveSecondCheck' : 'giveFirstCheck'
    const how = needsOther && second.witness ? { witness: second.witness } : {}
    void sheet.perform({ kind, ...said }, how).then((outcome) => outcome.kind !== 'saved' && second.clearPin())
  }
  return (
    <ActionSheet
      title={first ? w.secondTitle : w.firstTitle}
      about={first ? w.secondAbout : w.aloneAbout}
      verb={first ? w.recordSecond : w.recordFirst}
      icon={UserRoundCheck}
      closedBecause={missing}
      sheet={sheet}
      onDo={record}
    >
      {second.person === null && <PhotoOf chart={chart} />}
      {second.person === null && <ReadingFields chart={chart} line={line} reading={reading} />}
      {needsOther && <Checkers except={first.stamp.userId} second={second} onEnter={record} />}
      {!first && onTogether && <TapTarget look="quiet" verb={sheetWords.checkTogether} onTap={onTogether} />}
    </ActionSheet>
  )
}

export interface OwnCheckProps {
  readonly chart: Chart
  readonly line: Line
  /** Back to the check both give at one screen. */
  readonly onTogether?: () => void
}

interface CheckersProps {
  readonly except: string
  readonly second: ReturnType<typeof useSecondPerson>
  readonly onEnter: () => void
}

function Checkers({ except, second, onEnter }: CheckersProps) {
  const people = useApp((state) => state.people)
  const checkers = people.filter(
    ({ id, chemoCompetent, roles }) => id !== except && chemoCompetent && may(roles, 'check.second'),
  )
  return (
    <SecondPerson
      label={sheetWords.whoChecks}
      people={checkers}
      state={second}
      nobody={sheetWords.noOneElse}
      onEnter={onEnter}
    />
  )
}

interface Reading {
  readonly identifiers: NonNullable<FirstCheckPayload['identifiers']>
  readonly items: Items
  readonly dose: string
  readonly volume: string
  readonly rate: string
  readonly set: (change: Partial<Omit<Reading, 'set' | 'payload' | 'missing'>>) => void
  readonly payload: Omit<FirstCheckPayload, 'lineId'>
  readonly missing: string | undefined
}

const plain = (text: string): string => text.replace(/\.$/, '')

/** Kept in this sheet only: what one person read is never a draft another person could open. */
function useReading({ plan }: Line): Reading {
  const [said, setSaid] = useState<Pick<Reading, 'identifiers' | 'items' | 'dose' | 'volume' | 'rate'>>({
    identifiers: [],
    items: [],
    dose: '',
    volume: '',
    rate: '',
  })
  const dose = { amount: plain(said.dose), unit: plan.dose.unit }
  const isWhole = said.identifiers.length >= 2 && dose.amount !== '' && said.items.length === checkItems.length
  const differs = dose.amount !== '' && compareAmounts(dose, plan.dose) !== 0
  return {
    ...said,
    set: (change) => setSaid({ ...said, ...change }),
    payload: {
      identifiers: said.identifiers,
      items: said.items,
      dose,
      ...(plain(said.volume) ? { volumeMl: plain(said.volume) } : {}),
      ...(plain(said.rate) ? { rateMlPerHour: plain(said.rate) } : {}),
    },
    missing: !isWhole ? w.readMissing : differs ? w.doseDiffers(amountWords(plan.dose)) : undefined,
  }
}

interface FieldsProps {
  readonly chart: Chart
  readonly line: Line
  readonly reading: Reading
}

function ReadingFields({ chart, line, reading }: FieldsProps) {
  const { set } = reading
  return (
    <>
      <p>
        <b>{line.plan.name}</b>
      </p>
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
        options={checkItems.map((key) => ({ key, words: checkItemWords[key] }))}
        value={reading.items}
        onChange={(items) => set({ items: items as Items })}
      />
    </>
  )
}
