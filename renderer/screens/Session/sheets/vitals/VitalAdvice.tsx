import type { ReactNode } from 'react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { kilograms, temperatureWords } from '#renderer/words/amounts.ts'
import { signWords, vitalsWords } from '#renderer/words/vitals.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { dosingWeightGrams, vitalBaseline } from '#shared/chart/safety/dosingWeight.ts'
import {
  gramsIfPounds,
  isWeightJump,
  judgeVitals,
  tenthsCIfFahrenheit,
  type VitalSign,
  vitalLimits,
} from '#shared/clinical/vitalLimits.ts'
import { textOf, type VitalKey } from './vitalFields.ts'

type Values = Partial<Record<VitalKey, number>>

export interface VitalAdviceProps {
  readonly chart: Chart
  readonly values: Values
  readonly onTake: (key: VitalKey, text: string) => void
  readonly onKeepWeight: () => void
  readonly weightConfirmed: boolean
  /** A set before treatment: fever then asks for the provider. */
  readonly before: boolean
}

const feverTenths = 380

/** A sign of the set being typed that is out of range, and the sentence about it. */
export interface VitalFinding {
  readonly sign: VitalSign
  readonly level: 'warn' | 'urgent'
  readonly words: string
}

/** What is out of range in the set being typed, the worst first; nothing while a slip of unit is asked about. */
export function useVitalFindings(props: VitalAdviceProps): readonly VitalFinding[] {
  const limits = useApp((state) => state.clinic?.limits)
  const { chart, values, before } = props
  if (slipsOf(props).length > 0) return []
  const fever = before && (values.temperatureTenthsC ?? 0) >= feverTenths
  const judged = judgeVitals(values, vitalBaseline(chart), limits)
  const found = judged
    .filter(({ sign }) => !(fever && sign === 'temperatureTenthsC'))
    .map(({ sign, level }): VitalFinding => {
      const { long } = signWords[sign]
      return { sign, level, words: level === 'urgent' ? vitalsWords.urgentSign(long) : vitalsWords.warn(long) }
    })
  const level = judged.find(({ sign }) => sign === 'temperatureTenthsC')?.level ?? 'warn'
  const all: readonly VitalFinding[] = fever
    ? [{ sign: 'temperatureTenthsC', level, words: vitalsWords.fever }, ...found]
    : found
  return [...all.filter(({ level }) => level === 'urgent'), ...all.filter(({ level }) => level === 'warn')]
}

/** The first slip of unit in the set being typed, with the value it would be; null where there is none. It stands in the place of `VitalSays`. */
export const vitalSlip = (props: VitalAdviceProps): ReactNode => slipsOf(props)[0] ?? null

function slipsOf({ chart, values, onTake, onKeepWeight, weightConfirmed }: VitalAdviceProps): readonly ReactNode[] {
  const slips: ReactNode[] = []
  const celsius = fahrenheitSlip(values.temperatureTenthsC)
  if (celsius !== null)
    slips.push(
      <Slip key="temperature" title={vitalsWords.readsAsFahrenheit(temperatureWords(celsius))}>
        <TapTarget
          look="main"
          verb={vitalsWords.takeCelsius(temperatureWords(celsius))}
          onTap={() => onTake('temperatureTenthsC', textOf('temperatureTenthsC', celsius))}
        />
      </Slip>,
    )
  const dosing = dosingWeightGrams(chart.scheduled)
  const grams = values.weightGrams
  if (
    grams !== undefined &&
    dosing !== null &&
    !weightConfirmed &&
    grams >= vitalLimits.weightGrams.refuse[0] &&
    isWeightJump(grams, dosing)
  ) {
    // Scales read to 100 g; more digits would only pretend.
    const pounds = Math.round(gramsIfPounds(grams) / 100) * 100
    slips.push(
      <Slip key="weight" title={vitalsWords.readsAsPounds(kilograms(pounds))} isSaidByTaps>
        <TapTarget
          look="main"
          verb={vitalsWords.takeKilograms(kilograms(pounds))}
          onTap={() => onTake('weightGrams', textOf('weightGrams', pounds))}
        />
        <TapTarget verb={vitalsWords.keepWeight} onTap={onKeepWeight} />
      </Slip>,
    )
  }
  return slips
}

/** The temperature in tenths of °C that the typed number would be in °F; null where it is no such slip. */
function fahrenheitSlip(tenths: number | undefined): number | null {
  const [low, high] = vitalLimits.temperatureTenthsC.refuse
  if (tenths === undefined || tenths <= high) return null
  const celsius = tenthsCIfFahrenheit(tenths)
  return celsius >= low && celsius <= high ? celsius : null
}

interface SlipProps {
  readonly title: string
  /** Its answers say it, and there is no room for both: the words are read out alone. */
  readonly isSaidByTaps?: boolean
  readonly children: ReactNode
}

function Slip({ title, isSaidByTaps = false, children }: SlipProps) {
  return (
    <div className="vital-slip" role="status">
      <b className={isSaidByTaps ? 'unseen' : 'vital-slip__words'}>{title}</b>
      {children}
    </div>
  )
}
