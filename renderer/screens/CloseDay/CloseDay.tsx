import { BookCheck, CalendarCheck, CircleCheck, RefreshCw } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { ReviewItem, ReviewList } from '#renderer/components/ReviewList.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { KeptDraft } from '#renderer/screens/Session/sheets/KeptDraft.tsx'
import type { Screen } from '#renderer/store/appState.ts'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useThrowAway } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { closeDayWords as w } from '#renderer/words/closeDay.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { timeWords, weekdayWords } from '#renderer/words/times.ts'
import type { Closing } from '#shared/ipc/deskShapes.ts'
import { epochMs, localDate } from '#shared/kernel/instant.ts'
import { nameOf } from '../people.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'

type Visit = Closing['visits'][number]

/** The end of the day: what holds it, what is open and may stay so, each with the place to mend it (workflow 2, 17:30). */
export function CloseDay() {
  const { closing, failed, ask, close } = useClosing()
  const now = useMinute()
  const holds = closing?.visits.filter((visit) => visit.holds) ?? []
  const open = closing?.visits.filter((visit) => !visit.holds) ?? []
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="page"
      sideWidth="pad"
      sideLabel={w.close}
      head={
        <ScreenHead title={w.title} sub={weekdayWords(localDate(now))} screenKey="closeDay">
          <TapTarget look="quiet" icon={RefreshCw} verb={w.again} onTap={ask} />
          <span className="now">{timeWords(now)}</span>
        </ScreenHead>
      }
      side={
        closing && (
          <Drafted sessionId={null} sheet={`close ${localDate(now)}`}>
            <ClosePad key={closing.closed?.at.utc} closing={closing} holds={holds.length} onClose={close} />
          </Drafted>
        )
      }
    >
      <RefusalSlot flat refusal={failed === null ? null : { what: w.notClosed, why: failed }} />
      {!closing && failed === null && <p className="second">{w.asking}</p>}
      {closing && holds.length === 0 && <EmptyState icon={CalendarCheck} title={w.clear} next={w.clearNext} />}
      <Section title={w.holds} visits={holds} />
      <Section title={w.open} visits={open}>
        <DeskItems />
      </Section>
    </AppShell>
  )
}

interface SectionProps {
  readonly title: string
  readonly visits: readonly Visit[]
  readonly children?: ReactNode
}

function Section({ title, visits, children }: SectionProps) {
  if (visits.length === 0 && children === undefined) return null
  return (
    <>
      <h2 className="section-head">{title}</h2>
      <ReviewList label={title}>
        {visits.map((visit) => (
          <VisitItem key={`${visit.sessionId} ${visit.kind} ${visit.drug}`} visit={visit} />
        ))}
        {children}
      </ReviewList>
    </>
  )
}

function VisitItem({ visit }: { readonly visit: Visit }) {
  const store = useAppStore()
  const { kind, holds, drug, at, patientName, chair, sessionId } = visit
  const screen: Screen = kind === 'unsigned' ? { name: 'review', sessionId } : { name: 'session', sessionId }
  return (
    <ReviewItem
      kind={holds ? 'block' : 'warning'}
      title={drug === null ? w.kinds[kind] : `${w.kinds[kind]}: ${drug}`}
      sentence={[w.who(patientName, chair), at && w.since(timeWords(at))].filter(Boolean).join(', ')}
      action={
        <TapTarget
          look={holds ? 'main' : 'allowed'}
          verb={w.verbs[kind]}
          spokenName={`${w.verbs[kind]}: ${patientName}`}
          onTap={() => store.go(screen)}
        />
      }
    />
  )
}

const silentMs = 10 * 60_000

/** What this desk has not sent, and desks that were not heard: what they still have is not here. */
function DeskItems() {
  const store = useAppStore()
  const sync = useApp((state) => state.sync)
  const now = useMinute()
  if (!sync) return null
  const silent = (sync.desks ?? []).filter(({ asOf }) => epochMs(now) - epochMs(asOf) > silentMs)
  const unsent = sync.hub === 'none' ? 0 : sync.waiting
  const toMonitor = (about: string) => (
    <TapTarget
      verb={w.toMonitor}
      spokenName={`${w.toMonitor}: ${about}`}
      onTap={() => store.go({ name: 'syncMonitor' })}
    />
  )
  const items = [
    ...(unsent > 0 ? [{ title: w.unsent(unsent), sentence: '' }] : []),
    ...(sync.needsPerson > 0 ? [{ title: w.needsPerson(sync.needsPerson), sentence: '' }] : []),
    ...silent.map(({ name, asOf }) => ({ title: w.silent(name, timeWords(asOf)), sentence: w.silentNext })),
  ]
  return items.map(({ title, sentence }) => (
    <ReviewItem key={title} kind="warning" title={title} sentence={sentence} action={toMonitor(title)} />
  ))
}

type Counts = 'agree' | 'differ'

interface ClosePadProps {
  readonly closing: Closing
  readonly holds: number
  /** `saved`: the day is closed with them. */
  readonly onClose: (counts: Counts, note: string, saved: () => void) => void
}

function ClosePad({ closing, holds, onClose }: ClosePadProps) {
  const people = useApp((state) => state.people)
  const { closed } = closing
  const [counts, setCounts] = useDraft<Counts | null>('counts', null)
  const [note, setNote] = useDraft('note', '')
  const throwAway = useThrowAway()
  const because =
    holds > 0
      ? w.firstSettle(holds)
      : counts === null
        ? w.countsMissing
        : counts === 'differ' && note.trim() === ''
          ? w.noteMissing
          : undefined
  return (
    <div className="side__pad">
      {closed ? (
        <>
          <Chip state="good" icon={CircleCheck}>
            {w.closed(timeWords(closed.at), nameOf(people, closed.userId))}
          </Chip>
          <p className="second">
            {w.countsKinds[closed.counts]}
            {closed.note && `. ${closed.note}`}. {w.closedNext}
          </p>
        </>
      ) : (
        <p className="second">{w.notClosed}</p>
      )}
      <KeptDraft />
      <ChoiceList
        label={w.counts}
        options={(['agree', 'differ'] as const).map((key) => ({ key, words: w.countsKinds[key] }))}
        value={counts}
        onChange={(key) => setCounts(key as Counts)}
      />
      <TextField label={w.note} isLong value={note} onChange={setNote} maxLength={300} />
      <TapTarget
        look="main"
        size="large"
        wide
        icon={BookCheck}
        verb={closed ? w.closeAgain : w.close}
        closedBecause={because}
        onTap={() => counts && onClose(counts, note.trim(), throwAway)}
      />
    </div>
  )
}

/** What the back end says of today; asked again when the screen comes, when a chart changes, and after closing. */
function useClosing() {
  const store = useAppStore()
  const { api } = store
  const day = useApp((state) => state.day)
  const [closing, setClosing] = useState<Closing | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const ask = useCallback(() => {
    void api.call('day.closing', { day: localDate(store.now()) }).then((answer) => {
      if (answer.kind === 'value') setClosing(answer.value)
      setFailed(answer.kind === 'fault' ? faultWords(answer.fault) : null)
    })
  }, [api, store])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the day's list is fetched anew after every change of a chart
  useEffect(ask, [ask, day])
  async function close(counts: Counts, note: string, saved: () => void): Promise<void> {
    const answer = await api.call('day.close', { day: localDate(store.now()), counts, note })
    if (answer.kind === 'value') {
      saved()
      setClosing(answer.value)
      setFailed(null)
      store.say(w.close)
    } else if (answer.kind === 'refusal') {
      setFailed(
        answer.refusal.code === 'day-still-runs' ? w.firstSettle(Number(answer.refusal.facts.count)) : w.noteMissing,
      )
      ask()
    } else setFailed(faultWords(answer.fault))
  }
  return { closing, failed, ask, close: (...said: Parameters<typeof close>) => void close(...said) }
}
