import { UserRoundCheck } from 'lucide-react'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { isHidden } from '#renderer/store/closedCharts.ts'
import { useMinute } from '#renderer/store/useStore.ts'
import { addVisitMissing, sexWords, addVisitWords as w } from '#renderer/words/addVisit.ts'
import { dateWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { AllergyEntries } from '../Session/sheets/patient/PatientFactLists.tsx'
import type { VisitPartProps, VisitText } from './addVisitDraft.ts'
import { useFound } from './useFound.ts'

const shownAlike = 4

/** Who comes: somebody who was here before is found and taken, so that nobody is typed in twice (workflow 4.1). */
export function AddVisitWho(props: VisitPartProps) {
  const { draft, set } = props
  if (draft.from)
    return (
      <fieldset className="bare-fieldset checks">
        <legend className="checks__legend">{w.who}</legend>
        <div className="row">
          <WhoIt is={draft.from} />
          <TapTarget look="quiet" verb={w.someoneElse} onTap={() => set({ from: null, payer: 'none' })} />
        </div>
        <p className="second">{w.asBefore}</p>
      </fieldset>
    )
  return (
    <>
      <Identity {...props} />
      <AllergyEntries draft={draft.facts} onChange={(facts) => set({ facts })} />
      <p className="second">{w.allergiesHint}</p>
    </>
  )
}

function WhoIt({ is: { patientName, birthDate, mrn } }: { readonly is: NonNullable<VisitPartProps['draft']['from']> }) {
  return (
    <span className="grow">
      <b>{patientName}</b>
      <span className="day-list__second num">
        {dateWords(birthDate)}, {visitWords.mrn} {mrn}
      </span>
    </span>
  )
}

function Identity(props: VisitPartProps) {
  const { draft, set } = props
  const today = localDate(useMinute())
  const field = (name: VisitText) => ({ value: draft[name], onChange: (text: string) => set({ [name]: text }) })
  const isBirthDate = draft.birthDate === '' || (isCalendarDay(draft.birthDate) && draft.birthDate <= today)
  return (
    <fieldset className="bare-fieldset checks">
      <legend className="checks__legend">{w.who}</legend>
      <div className="field-pair">
        <TextField label={w.last} {...field('last')} maxLength={64} isNeeded autoFocus />
        <TextField label={w.first} {...field('first')} maxLength={64} isNeeded />
      </div>
      <div className="field-pair">
        <TextField label={w.mrn} {...field('mrn')} maxLength={24} isNeeded />
        <TextField
          label={w.birthDate}
          {...field('birthDate')}
          kind="date"
          isNeeded
          refused={isBirthDate ? undefined : addVisitMissing.birthDate}
        />
      </div>
      <LookAlikes {...props} />
      <SelectField
        label={w.sex}
        isNeeded
        value={draft.sex}
        onChange={(key) => set({ sex: key === 'F' || key === 'M' ? key : 'U' })}
        options={Object.entries(sexWords).map(([key, words]) => ({ key, words }))}
      />
      <TextField label={w.line1} {...field('line1')} maxLength={200} hint={w.addressHint} />
      <TextField label={w.city} {...field('city')} maxLength={100} />
      <div className="field-pair">
        <TextField label={w.state} {...field('state')} maxLength={2} />
        <TextField label={w.zip} {...field('zip')} maxLength={10} />
      </div>
      <TextField label={w.phone} {...field('phone')} maxLength={24} kind="tel" />
    </fieldset>
  )
}

/** Whoever is here under that MRN, or under a name that begins alike. */
function LookAlikes({ draft, set }: VisitPartProps) {
  const byNumber = useFound(draft.mrn)
  const byName = useFound(draft.last.trim().length < 2 ? '' : draft.last)
  const alike = onePerNumber([...(byNumber ?? []), ...(byName ?? [])])
  if (alike.length === 0) return null
  return (
    <fieldset className="bare-fieldset checks" aria-live="polite">
      <legend className="checks__legend">{w.here}</legend>
      {alike.map((one) => (
        <div key={one.mrn} className="row">
          <WhoIt is={one} />
          <TapTarget
            icon={UserRoundCheck}
            verb={w.take}
            spokenName={w.takeOf(`${one.patientName}, ${one.mrn}`)}
            onTap={() => set({ from: one, payer: 'before' })}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** The newest visit of each patient; a restricted chart is opened by its own way first. */
function onePerNumber(found: readonly DaySession[]): readonly DaySession[] {
  const newest = new Map<string, DaySession>()
  for (const one of found) if (!isHidden(one) && (newest.get(one.mrn)?.day ?? '') <= one.day) newest.set(one.mrn, one)
  return [...newest.values()].slice(0, shownAlike)
}
