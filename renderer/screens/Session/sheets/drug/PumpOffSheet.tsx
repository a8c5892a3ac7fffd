import { Unplug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { Keypad } from '#renderer/components/Keypad.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { tieWords as w } from '#renderer/words/ties.ts'
import { dateWords, minutesWords, timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { DocAmount } from '#shared/document/facts.ts'
import type { HomePump } from '#shared/ipc/visitShapes.ts'
import {
  compareDecimals,
  decimal,
  decimalText,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  subtractDecimals,
} from '#shared/kernel/decimal.ts'
import { addMinutes, type Instant, localDate, printedMinutesBetween } from '#shared/kernel/instant.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { FactList } from '../FactList.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'

/** A pump of an earlier visit comes off: which, what is left in it, and from that what was given in all. */
export function PumpOffSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const pumps = useHomePumps(chart)
  const [chosen, setChosen] = useDraft<string | null>('pump', null)
  const [left, setLeft] = useDraft('left', '')
  const pump = pumps?.find((one) => keyOf(one) === chosen) ?? (pumps?.length === 1 ? (pumps[0] ?? null) : null)
  const leftMl = left.replace(/\.$/, '')
  const given = pump && leftMl ? givenOf(pump, leftMl) : null
  const missing = pumps?.length === 0 ? w.pumpNothing : whatIsMissing(pump, leftMl, given, when.missing)
  return (
    <ActionSheet
      title={w.pump}
      about={w.pumpAbout}
      verb={w.recordPump}
      icon={Unplug}
      closedBecause={missing}
      sheet={sheet}
      onDo={() => {
        if (!pump || !given || !when.when) return
        const { pumpId, drug, connectSessionId, connectedAt } = pump
        void sheet.perform(
          {
            kind: 'disconnectPump',
            pumpId,
            drug,
            connectSessionId,
            connectedAt,
            volumeLeftMl: leftMl,
            doseGiven: given,
          },
          when.when,
        )
      }}
    >
      {pumps?.length === 0 && <EmptyState title={w.pumpNone} next={w.pumpNoneNext} />}
      {pumps && pumps.length > 1 && (
        <ChoiceList
          label={w.pumpWhich}
          value={pump && keyOf(pump)}
          onChange={setChosen}
          options={pumps.map((one) => ({ key: keyOf(one), words: wordsOf(one) }))}
        />
      )}
      {pump && <PumpFacts pump={pump} given={given} moment={when.moment} />}
      {pump && !when.isOpen && (
        <Keypad
          label={w.pumpLeft}
          value={left}
          onChange={setLeft}
          unit="mL"
          quickAnswers={[{ words: w.pumpAll, value: '0' }]}
          decimals={1}
          wholeDigits={4}
          shared
        />
      )}
      {pump && <WhenField when={when} />}
    </ActionSheet>
  )
}

function whatIsMissing(
  pump: HomePump | null,
  leftMl: string,
  given: DocAmount | null,
  timeMissing: string | undefined,
) {
  if (!pump || !leftMl) return w.pumpMissing
  if (!given) return w.pumpTooMuch
  return timeMissing
}

const keyOf = ({ connectSessionId, pumpId }: HomePump): string => `${connectSessionId} ${pumpId}`

const wordsOf = ({ drug, pumpId, connectedAt }: HomePump): string =>
  w.pumpLine(drug, pumpId, `${dateWords(localDate(connectedAt))} ${timeWords(connectedAt)}`)

/** The pumps still out of this patient's earlier visits; null until the answer is here. */
function useHomePumps({ sessionId, scheduled }: Chart): readonly HomePump[] | null {
  const { api } = useAppStore()
  const [pumps, setPumps] = useState<readonly HomePump[] | null>(null)
  const { mrn } = scheduled.patient
  useEffect(() => {
    let current = true
    void api.call('pumps.home', { mrn }).then((answer) => {
      if (current && answer.kind === 'value')
        setPumps(answer.value.pumps.filter(({ connectSessionId }) => connectSessionId !== sessionId))
    })
    return () => {
      current = false
    }
  }, [api, mrn, sessionId])
  return pumps
}

interface FactsProps {
  readonly pump: HomePump
  readonly given: DocAmount | null
  readonly moment: Instant | null
}

function PumpFacts({ pump, given, moment }: FactsProps) {
  const end = addMinutes(pump.connectedAt, pump.plannedMinutes)
  return (
    <FactList
      facts={[
        [sheetWords.drug, wordsOf(pump)],
        [w.pumpExpected, `${dateWords(localDate(end))} ${timeWords(end)}`],
        ...appointmentOf(pump),
        ...(moment ? [[w.pumpRan, minutesWords(printedMinutesBetween(pump.connectedAt, moment))] as const] : []),
        ...(given ? [[w.pumpTotal, amountWords(given)] as const] : []),
      ]}
    />
  )
}

/** When it was to come off, with whom and where, as far as it was said. */
function appointmentOf({ disconnectAt, disconnectAppointment }: HomePump): readonly (readonly [string, string])[] {
  const when = disconnectAt && `${dateWords(localDate(disconnectAt))} ${timeWords(disconnectAt)}`
  const said = [when, disconnectAppointment].filter(Boolean).join(', ')
  return said ? [[w.pumpAppointment, said]] : []
}

/** The ordered dose in proportion to the volume that went in, to a thousandth; null where more is left than there was. */
function givenOf({ dose, volumeMl }: HomePump, leftMl: string): DocAmount | null {
  const [whole, left, ordered] = [parseDecimal(volumeMl), parseDecimal(leftMl), parseDecimal(dose.amount)]
  if (!whole || !left || !ordered || compareDecimals(left, whole) > 0) return null
  const part = divideDecimals(multiplyDecimals(ordered, subtractDecimals(whole, left)), whole, 3)
  return { amount: decimalText(part ?? decimal('0')), unit: dose.unit }
}
