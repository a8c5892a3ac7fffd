import { useEffect, useRef } from 'react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { scannedVialWords } from '#renderer/words/scannedVials.ts'
import type { VialChoice } from './scanVial.ts'
import type { VialQuestion } from './useVialScans.ts'

/** More than one is offered in the order of the stock list; a code that fits more is better chosen from stock. */
const mostChoices = 6

export interface WhichVialProps {
  readonly question: VialQuestion
  readonly onChoose: (choice: VialChoice | null) => void
}

/** What the scan left open, one tap for each answer; the focus is on it at once. */
export function WhichVial({ question, onChoose }: WhichVialProps) {
  const card = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (question) card.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [question])
  return (
    <fieldset className="bare-fieldset card which-vial" ref={card}>
      <legend className="unseen">{question.question}</legend>
      <b aria-hidden="true">{question.question}</b>
      <div className="which-vial__choices">
        {question.choices.slice(0, mostChoices).map((choice) => (
          <TapTarget key={choice.words} verb={choice.words} onTap={() => onChoose(choice)} />
        ))}
        <TapTarget look="quiet" verb={scannedVialWords.noneOfThese} onTap={() => onChoose(null)} />
      </div>
    </fieldset>
  )
}
