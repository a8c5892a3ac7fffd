import { Plus, Trash2 } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { setUpWords } from '#renderer/words/setUp.ts'
import { RoleTicks } from '../RoleTicks.tsx'
import type { StepProps } from './fieldSteps.tsx'
import { aPerson, type DraftPerson, type Problems } from './setUpDraft.ts'

const { fields, hints } = setUpWords

/** Who works here: name, roles, and a PIN that each person types twice; the password too, or at the first sign-in. */
export function PeopleStep({ draft: { people }, problems, onChange }: StepProps) {
  const change = (key: number, changes: Partial<DraftPerson>) =>
    onChange({ people: people.map((person) => (person.key === key ? { ...person, ...changes } : person)) })
  return (
    <div className="set-up__wide set-up__stack">
      <p className="second">{setUpWords.peopleNext}</p>
      {people.map((person, place) => (
        <PersonCard
          key={person.key}
          person={person}
          title={person.personName.trim() || setUpWords.person(place + 1)}
          problems={problems}
          onChange={(changes) => change(person.key, changes)}
          {...(people.length > 1
            ? { onRemove: () => onChange({ people: people.filter(({ key }) => key !== person.key) }) }
            : {})}
        />
      ))}
      <div>
        <TapTarget
          icon={Plus}
          verb={setUpWords.addPerson}
          onTap={() => onChange({ people: [...people, aPerson((people.at(-1)?.key ?? 0) + 1)] })}
        />
      </div>
    </div>
  )
}

interface PersonProps {
  readonly person: DraftPerson
  readonly title: string
  readonly problems: Problems
  readonly onChange: (changes: Partial<DraftPerson>) => void
  readonly onRemove?: () => void
}

const longest = { personName: 60, credential: 16, pin: 8, pinAgain: 8, password: 200, passwordAgain: 200 } as const

function PersonCard({ person, title, problems, onChange, onRemove }: PersonProps) {
  const field = (of: keyof typeof longest, isNeeded = true) => (
    <TextField
      label={fields[of]}
      value={person[of]}
      onChange={(text) => onChange({ [of]: text })}
      kind={of === 'personName' || of === 'credential' ? 'text' : 'password'}
      isNeeded={isNeeded}
      hint={of === 'credential' || of === 'pin' || of === 'password' ? hints[of] : undefined}
      refused={problems[`${of} ${person.key}`]}
      maxLength={longest[of]}
    />
  )
  return (
    <fieldset className="set-up__person">
      <legend>{title}</legend>
      <div className="set-up__fields">
        {field('personName')}
        {field('credential', false)}
        <Roles person={person} problem={problems[`roles ${person.key}`]} onChange={onChange} />
        {field('pin')}
        {field('pinAgain')}
        {field('password', false)}
        {field('passwordAgain', false)}
      </div>
      {onRemove && <TapTarget look="quiet" icon={Trash2} verb={setUpWords.removePerson(title)} onTap={onRemove} />}
    </fieldset>
  )
}

type RolesProps = Pick<PersonProps, 'person' | 'onChange'> & { readonly problem: string | undefined }

function Roles({ person, problem, onChange }: RolesProps) {
  return (
    <fieldset className="set-up__wide set-up__roles">
      <legend className="field__label">{fields.roles}</legend>
      {problem && <p className="field__reason">{problem}</p>}
      <div className="set-up__ticks">
        <RoleTicks roles={person.roles} chemoCompetent={person.chemoCompetent} onChange={onChange} />
      </div>
    </fieldset>
  )
}
