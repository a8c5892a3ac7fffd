import { useState } from 'react'
import { Face } from '#renderer/components/Face.tsx'
import { PersonButton } from '#renderer/components/PersonButton.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useBadgeChoice } from '#renderer/screens/scanning/useBadgeChoice.ts'
import { leastPin, PinEntry } from '#renderer/screens/shell/PinEntry.tsx'
import type { Person } from '#renderer/store/appState.ts'
import { sheetWords } from '#renderer/words/sheets.ts'

export interface SecondPersonState {
  readonly person: Person | null
  readonly pin: string
  readonly witness: { readonly userId: string; readonly pin: string } | null
  /** What is still missing, in words. */
  readonly missing: string | undefined
  readonly choose: (person: Person | null) => void
  readonly setPin: (pin: string) => void
  readonly clearPin: () => void
}

/** A second person beside the first: who, and their own PIN. The PIN stays in this sheet and is gone with it. */
export function useSecondPerson(): SecondPersonState {
  const [person, setPerson] = useState<Person | null>(null)
  const [pin, setPin] = useState('')
  const witness = person && pin.length >= leastPin ? { userId: person.id, pin } : null
  return {
    person,
    pin,
    witness,
    missing: witness ? undefined : person ? sheetWords.theirPin(person.name) : sheetWords.whoChecks,
    choose: (next) => {
      setPerson(next)
      setPin('')
    },
    setPin,
    clearPin: () => setPin(''),
  }
}

export interface SecondPersonProps {
  readonly label: string
  readonly people: readonly Person[]
  readonly state: SecondPersonState
  /** What stands there when nobody else may. */
  readonly nobody: string
  /** Enter after the PIN: what the main button of the place does. */
  readonly onEnter: () => void
}

/** Tiles of who may, then their PIN in the same place. */
export function SecondPerson({ label, people, state, nobody, onEnter }: SecondPersonProps) {
  const { person, pin } = state
  useBadgeChoice(people, state.choose)
  if (people.length === 0) return <p className="second">{nobody}</p>
  if (!person)
    return (
      <fieldset className="bare-fieldset">
        <legend className="checks__legend">{label}</legend>
        <div className="people">
          {people.map((one) => (
            <PersonButton
              key={one.id}
              name={one.name}
              initials={one.initials}
              isChosen={false}
              onChoose={() => state.choose(one)}
            />
          ))}
        </div>
      </fieldset>
    )
  return (
    <div className="second-person">
      <div className="row">
        <Face initials={person.initials} size="s" />
        <b className="grow">{person.name}</b>
        <TapTarget look="quiet" verb={sheetWords.chooseAgain} onTap={() => state.choose(null)} />
      </div>
      <PinEntry label={sheetWords.theirPin(person.name)} value={pin} onChange={state.setPin} onEnter={onEnter} shared />
    </div>
  )
}
