import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { kilograms, temperatureWords } from '#renderer/words/amounts.ts'
import { signWords, vitalsWords } from '#renderer/words/vitals.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { dosingWeightGrams } from '#shared/chart/safety/dosingWeight.ts'
import {
  gramsIfPounds,
  isWeightJump,
  judgeVitals,
  tenthsCIfFahrenheit,
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

/** What stands out in the set being typed: slips of unit with the value they would be, and signs out of range. */
export function VitalAdvice(props: VitalAdviceProps) {
  const limits = useApp((state) => state.clinic?.limits)
  const slips = slipsOf(props)
  if (slips.length > 0) return <>{slips}</>
  const { chart, values, before } = props
  const baseline = {
    systolic: chart.vitals[0]?.systolic,
    dosingWeightGrams: dosingWeightGrams(chart.scheduled) ?? undefined,
  }
  const findings = judgeVitals(values, baseline, limits)
  const fever = before && (values.temperatureTenthsC ?? 0) >= feverTenths
  return (
    <>
      {fever && <AlertLine level="due" icon={TriangleAlert} title={vitalsWords.fever} />}
      {findings
        .filter(({ sign }) => !(fever && sign === 'temperatureTenthsC'))
        .map(({ sign, level }) => (
          <AlertLine
            key={sign}
            level={level === 'urgent' ? 'urgent' : 'due'}
            icon={level === 'urgent' ? undefined : TriangleAlert}
            title={
              level === 'urgent' ? vitalsWords.urgentSign(signWords[sign].long) : vitalsWords.warn(signWords[sign].long)
            }
          />
        ))}
    </>
  )
}

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
      <Slip key="weight" title={vitalsWords.readsAsPounds(kilograms(pounds))}>
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

function Slip({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="card slip" role="status">
      <b>{title}</b>
      <div className="slip__taps">{children}</div>
    </div>
  )
}
