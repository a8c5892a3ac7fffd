import { FilePen, PenLine, Undo2 } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { BackButton } from '#renderer/components/BackButton.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { FilterChips } from '#renderer/components/FilterChips.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { Screen } from '#renderer/store/appState.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { amendWords } from '#renderer/words/amend.ts'
import { auditFacts, auditWords, historyWords as w } from '#renderer/words/history.ts'
import { refusalWords } from '#renderer/words/refusals.ts'
import { reportWords } from '#renderer/words/reports.ts'
import { dateWords, timeWords } from '#renderer/words/times.ts'
import { visitWords } from '#renderer/words/visits.ts'
import { isAmended, isSealed } from '#shared/chart/amendments.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { SessionHistory } from '#shared/ipc/historyShapes.ts'
import { may } from '#shared/permissions/permissions.ts'
import { nameOf } from '../people.ts'
import { VisitQuestions } from '../Questions/VisitQuestions.tsx'
import { AmendmentLines } from '../Session/AmendmentLines.tsx'
import { AttachedPapers } from '../Session/AttachedPapers.tsx'
import { OpenSheet } from '../Session/sheets/OpenSheet.tsx'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { EntryRow } from './EntryRow.tsx'
import { chosenRows, countOf, type TimelineChoice, type TimelineFilter, timelineRows } from './timelineRows.ts'

type From = Extract<Screen, { readonly name: 'timeline' }>['from']

interface TimelineProps {
  readonly sessionId: string
  readonly from: From
}

/** Every entry of a visit, old and new, by whom, when and why; from here it is corrected or, once signed, amended. */
export function Timeline({ sessionId, from }: TimelineProps) {
  const store = useAppStore()
  const history = useHistory(sessionId)
  const chart = useMemo(() => history && foldChart(history.events), [history])
  const sheet = useApp((state) => state.sheet)
  const { to, words } = wayBack(from, sessionId)
  const patient = chart?.scheduled.patient
  const title = patient ? `${w.title}: ${patient.last}, ${patient.first}` : w.loading
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="page"
      sheet={chart && sheet && <OpenSheet chart={chart} sheet={sheet} result={null} />}
      head={
        <ScreenHead
          title={title}
          sub={chart ? `${dateWords(chart.scheduled.day)}, ${chart.scheduled.plan.regimen}` : ''}
          subBelow
          ruled
          screenKey="timeline"
          before={<BackButton to={words} onBack={() => store.go(to)} />}
        >
          {chart && <HeadActions chart={chart} />}
        </ScreenHead>
      }
    >
      <VisitQuestions sessionId={sessionId} />
      {chart && chart.papers.length > 0 && <AttachedPapers chart={chart} />}
      {chart && history && <Entries chart={chart} history={history} />}
      {history?.audit && <AuditList audit={history.audit} />}
    </AppShell>
  )
}

function wayBack(from: From, sessionId: string): { readonly to: Screen; readonly words: string } {
  if (typeof from === 'object') return { to: from, words: reportWords.title }
  if (from === 'dayList' || from === 'myChairs') return { to: { name: from }, words: visitWords[from] }
  return { to: { name: from, sessionId }, words: w.visit }
}

/** Asked again whenever the chart grows. */
function useHistory(sessionId: string): SessionHistory | null {
  const store = useAppStore()
  const version = useApp((state) => state.charts[sessionId]?.version ?? 0)
  const [history, setHistory] = useState<SessionHistory | null>(null)
  useEffect(() => {
    let current = true
    void store.api.call('session.history', { sessionId }).then((answer) => {
      if (current && version >= 0 && answer.kind === 'value') setHistory(answer.value)
    })
    return () => {
      current = false
    }
  }, [store, sessionId, version])
  return history
}

function HeadActions({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const roles = useApp((state) => state.signedIn?.user.roles)
  const { sessionId, signed, amendments } = chart
  if (!roles || !may(roles, 'sign.session') || !signed) return null
  if (isSealed(chart))
    return <TapTarget icon={FilePen} verb={w.amend} onTap={() => store.openSheet({ kind: 'amend' })} />
  return (
    <>
      {amendments.length > 0 && !isAmended({ ...chart, conflicts: [] }) && (
        <TapTarget
          icon={Undo2}
          verb={amendWords.withdraw}
          onTap={() => void store.perform(sessionId, { kind: 'withdrawAmendment' }, { place: 'visit' })}
        />
      )}
      <TapTarget
        look="main"
        icon={PenLine}
        verb={amendWords.review}
        onTap={() => store.go({ name: 'review', sessionId })}
      />
    </>
  )
}

const filters: readonly TimelineFilter[] = ['changed', 'late', 'amended']

function Entries({ chart, history }: { readonly chart: Chart; readonly history: SessionHistory }) {
  const people = useApp((state) => state.people)
  const shown = useApp((state) => state.refusals.visit)
  const [choice, setChoice] = useState<TimelineChoice>({ filter: null, userId: null, lineId: null })
  const all = timelineRows(chart)
  const rows = chosenRows(all, choice)
  const users = [...new Set(all.map(({ event }) => event.userId))]
  return (
    <>
      <AmendmentLines chart={chart} />
      {shown?.sessionId === chart.sessionId && <RefusalSlot refusal={refusalWords(shown, chart)} />}
      {history.scope === 'own' && <p className="second">{w.ownOnly(history.events.length, history.entries)}</p>}
      <div className="row timeline-tools">
        <FilterChips
          label={w.filters}
          chosen={choice.filter}
          onChoose={(key) => setChoice({ ...choice, filter: key as TimelineFilter | null })}
          filters={filters.map((key) => ({ key, words: w[key], count: countOf(all, key) }))}
        />
        <SelectField
          label={w.person}
          inline
          value={choice.userId ?? 'all'}
          onChange={(key) => setChoice({ ...choice, userId: key === 'all' ? null : key })}
          options={[{ key: 'all', words: w.everybody }, ...users.map((id) => ({ key: id, words: nameOf(people, id) }))]}
        />
        <SelectField
          label={w.drug}
          inline
          value={choice.lineId ?? 'all'}
          onChange={(key) => setChoice({ ...choice, lineId: key === 'all' ? null : key })}
          options={[
            { key: 'all', words: w.everyDrug },
            ...chart.lines.map(({ id, plan }) => ({ key: id, words: plan.name })),
          ]}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState title={w.noEntries} next={w.noEntriesNext} />
      ) : (
        <ol className="card entry-rows" aria-label={w.entries}>
          {rows.map((row) => (
            <EntryRow key={row.event.id} chart={chart} row={row} />
          ))}
        </ol>
      )}
    </>
  )
}

function AuditList({ audit }: { readonly audit: NonNullable<SessionHistory['audit']> }) {
  const people = useApp((state) => state.people)
  return (
    <section>
      <h2 className="section-head">{w.audit}</h2>
      <ol className="card entry-rows" aria-label={w.audit}>
        {audit.map(({ id, kind, at, userId, facts }) => (
          <li key={id} className="entry-row">
            <span className="num entry-row__time">{timeWords(at)}</span>
            <span className="grow">
              <b>{auditWords(kind)}</b>
              <span className="entry-row__second">
                {[...(userId ? [nameOf(people, userId)] : []), auditFacts(facts)].filter(Boolean).join(', ')}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
