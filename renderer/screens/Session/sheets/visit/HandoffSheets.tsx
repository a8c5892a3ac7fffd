import { Armchair, ArrowLeftRight } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { PersonButton } from '#renderer/components/PersonButton.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { nameOf } from '#renderer/screens/people.ts'
import { handoffFacts } from '#renderer/screens/Session/handoffFacts.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp, useMinute } from '#renderer/store/useStore.ts'
import { handoffKindWords } from '#renderer/words/chairPickLists.ts'
import { handoffWords as w } from '#renderer/words/handoff.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { isInChair } from '#shared/chart/visitStates.ts'
import { handoffKinds } from '#shared/clinical/chairPickLists.ts'
import { may } from '#shared/permissions/permissions.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { FactList } from '../FactList.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

/** The visit is offered to another nurse, for good or over lunch; it is theirs once they accept. */
export function HandoffSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const me = useApp((state) => state.signedIn?.user.id)
  const people = useApp((state) => state.people)
  const [toUserId, setTo] = useDraft<string | null>('to', null)
  const [as, setAs] = useDraft<CommandOf<'offerHandoff'>['as']>('as', 'handoff')
  const [note, setNote] = useDraft('note', '')
  const others = people.filter(({ id, roles }) => id !== me && may(roles, 'give.drugs'))
  const open = chart.ties.handoff
  const facts = handoffFacts(chart, useMinute())
  return (
    <ActionSheet
      title={w.handoff}
      verb={w.offer}
      icon={ArrowLeftRight}
      closedBecause={toUserId ? undefined : w.missing}
      sheet={sheet}
      onDo={() => {
        const words = note.trim() ? { note: note.trim() } : {}
        if (toUserId) void sheet.perform({ kind: 'offerHandoff', toUserId, as, ...words })
      }}
    >
      {open && (
        <AlertLine
          level="waiting"
          title={w.offeredTo(nameOf(people, open.toUserId))}
          action={
            <TapTarget
              verb={w.withdraw}
              onTap={() => void sheet.perform({ kind: 'withdrawHandoff', handoffId: open.stamp.eventId })}
            />
          }
        />
      )}
      {others.length === 0 && <p className="second">{w.nobody}</p>}
      <fieldset className="bare-fieldset">
        <legend className="checks__legend">{w.toWhom}</legend>
        <div className="people">
          {others.map(({ id, name, initials }) => (
            <PersonButton
              key={id}
              name={name}
              initials={initials}
              isChosen={id === toUserId}
              onChoose={() => setTo(id)}
            />
          ))}
        </div>
      </fieldset>
      <ChoiceList
        label={w.how}
        options={handoffKinds.map((key) => ({ key, words: handoffKindWords[key] }))}
        value={as}
        onChange={(key) => setAs(key as CommandOf<'offerHandoff'>['as'])}
      />
      <TextField label={w.note} isLong value={note} onChange={setNote} maxLength={500} />
      {facts.length > 0 && (
        <>
          <h3 className="section-head">{w.goesAlong}</h3>
          <FactList facts={facts} />
        </>
      )}
    </ActionSheet>
  )
}

/** The patient moves; the drugs' clocks go on. */
export function MoveChairSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const practice = useApp((state) => state.clinic?.practice)
  const day = useApp((state) => state.day)
  const [chair, setChair] = useDraft<string | null>('chair', null)
  const isThere = (label: string) => day.find((row) => row.chair === label && isInChair(row.state))
  const options = (practice?.chairs ?? [])
    .filter(({ label }) => label !== chart.chair)
    .map(({ label }) => {
      const taken = isThere(label)
      return { key: label, words: taken ? w.takenBy(label, taken.patientName) : label }
    })
  return (
    <ActionSheet
      title={w.moveChair}
      verb={w.recordMove}
      icon={Armchair}
      closedBecause={chair ? undefined : w.chairMissing}
      sheet={sheet}
      onDo={() => {
        if (chair) void sheet.perform({ kind: 'moveChair', chair })
      }}
    >
      <ChoiceList label={w.whichChair} twoColumns options={options} value={chair} onChange={setChair} />
    </ActionSheet>
  )
}
