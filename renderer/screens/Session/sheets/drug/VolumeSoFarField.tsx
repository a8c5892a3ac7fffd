import { NumberField } from '#renderer/components/NumberField.tsx'
import { useMinute } from '#renderer/store/useStore.ts'
import { numberWords } from '#renderer/words/amounts.ts'
import { rateWords as w } from '#renderer/words/rates.ts'
import type { Line } from '#shared/chart/chart.ts'
import { volumeSoFar } from '#shared/chart/timers/volumeSoFar.ts'

interface VolumeSoFarProps {
  readonly line: Line
  readonly value: string
  readonly onChange: (volume: string) => void
}

/** What the pump shows as run in; left empty, nobody read it. What the rates give stands beside it and fills in nothing. */
export function VolumeSoFarField({ line, value, onChange }: VolumeSoFarProps) {
  const known = volumeSoFar(line, useMinute())
  return (
    <NumberField
      label={w.volumeSoFar}
      unit="mL"
      value={value}
      onChange={onChange}
      decimals={1}
      hint={known ? w.volumeByRates(numberWords(known.volumeMl)) : undefined}
    />
  )
}

/** The field's text as a command carries it. */
export const volumeSaid = (typed: string): { readonly volumeSoFarMl?: string } => {
  const volumeSoFarMl = typed.replace(/\.$/, '')
  return volumeSoFarMl === '' ? {} : { volumeSoFarMl }
}
