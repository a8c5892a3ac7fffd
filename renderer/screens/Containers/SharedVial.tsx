import { useState } from 'react'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { amountWords } from '#renderer/words/amounts.ts'
import { sharedVialWords } from '#renderer/words/sharedVials.ts'
import { isShared, restOf, type Vial, withPassedOn, withTakenBefore } from './vialDraft.ts'

export interface SharedVialProps {
  readonly vial: Vial
  readonly onChange: (vial: Vial) => void
}

/** One single-dose vial for two patients: each is billed the own part, and what is thrown away stands with the last (U9). */
export function SharedVial({ vial, onChange }: SharedVialProps) {
  const [asked, setAsked] = useState(isShared(vial))
  const { container } = vial
  const rest = restOf(vial)
  if (!asked) return <TapTarget look="quiet" verb={sharedVialWords.open} onTap={() => setAsked(true)} />
  return (
    <>
      <NumberField
        label={sharedVialWords.takenBefore}
        value={container.takenBefore ?? ''}
        unit={container.size.unit}
        decimals={3}
        onChange={(text) => onChange(withTakenBefore(vial, text))}
      />
      {rest !== '0' && container.passedOn === undefined && (
        <TapTarget
          wide
          verb={sharedVialWords.passOn(amountWords({ amount: rest, unit: container.size.unit }))}
          onTap={() => onChange(withPassedOn(vial))}
        />
      )}
    </>
  )
}
