import {
  CircleCheck,
  CloudOff,
  CloudUpload,
  Download,
  FileQuestion,
  HardDrive,
  type LucideIcon,
  RefreshCw,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { ReviewItem, ReviewList } from '#renderer/components/ReviewList.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import { monitorWords as w } from '#renderer/words/syncMonitor.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { MonitorRow } from '#shared/ipc/deskShapes.ts'
import type { SyncStatus } from '#shared/ipc/shapes.ts'
import { may } from '#shared/permissions/permissions.ts'
import { saveFile } from '../Coding/saveFile.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'

/** What waits on this workstation, what the hub said of it, and when the other desks were heard (workflow 12.18). */
export function SyncMonitor() {
  const { rows, said, retry, setAside, save, trying } = useMonitor()
  const desk = useApp((state) => state.clinic?.deviceName ?? '')
  const hasHub = useApp((state) => state.sync?.hub !== 'none')
  const mayManage = useApp((state) => may(state.signedIn?.user.roles ?? [], 'manage.sync'))
  const of = (state: MonitorRow['state']): readonly MonitorRow[] => rows?.filter((row) => row.state === state) ?? []
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="page"
      sideWidth="office"
      sideLabel={w.desks}
      head={
        <ScreenHead title={w.title} sub={w.sub(desk)} office screenKey="syncMonitor">
          {mayManage && <TapTarget icon={Download} verb={w.export} onTap={save} />}
          {hasHub && <TapTarget look="main" icon={RefreshCw} verb={w.retry} saving={trying} onTap={retry} />}
        </ScreenHead>
      }
      side={<Desks />}
    >
      <HubLine />
      {said !== null && (
        <p className="second" role="status">
          {said}
        </p>
      )}
      {rows?.every(({ state }) => state === 'settled') && (
        <EmptyState icon={CircleCheck} title={w.nothing} next={hasHub ? w.nothingNext : w.nothingNextAlone} />
      )}
      <Rows
        title={w.people}
        next={w.peopleNext}
        rows={of('needs_person')}
        {...(mayManage ? { onSetAside: setAside } : {})}
      />
      <Rows title={hasHub ? w.toSend : w.keptHere} rows={of('waiting')} />
      <Rows title={w.aside} next={w.asideNext} rows={of('set_aside')} />
      <Rows title={w.settled} next={w.settledNext} rows={of('settled')} />
    </AppShell>
  )
}

/** The way to the hub in words: received only with a receipt. */
function HubLine() {
  const sync = useApp((state) => state.sync)
  if (!sync) return null
  const { lastReceiptAt, waiting, needsPerson } = sync
  const { words, next } = hubWords(sync)
  return (
    <div className="card monitor-hub">
      <Chip state={sync.hub === 'reachable' ? 'good' : 'wait'} icon={sync.hub === 'reachable' ? CircleCheck : CloudOff}>
        {words}
      </Chip>
      {next && <span className="second grow">{next}</span>}
      <dl className="monitor-hub__facts">
        {sync.hub !== 'none' && <Fact term={w.waiting} value={String(waiting)} />}
        <Fact term={w.needs} value={String(needsPerson)} />
        <Fact term={w.lastReceipt} value={lastReceiptAt ? timeWords(lastReceiptAt) : w.never} />
      </dl>
    </div>
  )
}

function hubWords({ hub, unreachableSince }: SyncStatus): { readonly words: string; readonly next?: string } {
  if (hub === 'none') return { words: w.hub.none, next: w.hub.noneNext }
  if (hub === 'unreachable' && unreachableSince)
    return { words: w.hub.unreachable(timeWords(unreachableSince)), next: w.hub.unreachableNext }
  return { words: hub === 'reachable' ? w.hub.reachable : w.hub.never_tried }
}

function Fact({ term, value }: { readonly term: string; readonly value: string }) {
  return (
    <div>
      <dt className="second">{term}</dt>
      <dd className="num">{value}</dd>
    </div>
  )
}

interface RowsProps {
  readonly title: string
  readonly next?: string
  readonly rows: readonly MonitorRow[]
  readonly onSetAside?: (row: MonitorRow) => void
}

function Rows({ title, next, rows, onSetAside }: RowsProps) {
  const hasHub = useApp((state) => state.sync?.hub !== 'none')
  if (rows.length === 0) return null
  return (
    <>
      <h2 className="section-head">
        {title} <span className="muted num">{rows.length}</span>
      </h2>
      {next && <p className="second">{next}</p>}
      <ReviewList label={title}>
        {rows.map((row) => (
          <ReviewItem
            key={row.id}
            kind={row.state === 'needs_person' ? 'block' : 'warning'}
            icon={iconOf(row)}
            title={`${w.kinds[row.kind](row.taps)}, ${row.about ?? w.someone}`}
            sentence={sentenceOf(row, hasHub)}
            action={
              onSetAside &&
              row.kind === 'foreign' && (
                <TapTarget
                  verb={w.aside}
                  spokenName={w.asideOf(row.about ?? w.someone)}
                  onTap={() => onSetAside(row)}
                />
              )
            }
          />
        ))}
      </ReviewList>
    </>
  )
}

function iconOf({ kind, state }: MonitorRow): LucideIcon | undefined {
  if (state === 'settled') return CircleCheck
  if (kind === 'foreign') return FileQuestion
  return state === 'waiting' ? CloudUpload : undefined
}

/** "The hub cannot be reached; tried 3 times, since 10:12, next try 10:15." */
function sentenceOf({ state, words, attempts, since, nextTryAt }: MonitorRow, hasHub: boolean): string {
  const tried = attempts > 0 && state !== 'settled' ? [w.attempts(attempts)] : []
  const facts = [...tried, w.since(timeWords(since)), ...(hasHub && nextTryAt ? [w.next(timeWords(nextTryAt))] : [])]
  return hasHub || state === 'settled' ? w.facts(words ?? w.firstTry, facts.join(', ')) : facts.join(', ')
}

function Desks() {
  const sync = useApp((state) => state.sync)
  const desks = sync?.desks ?? []
  return (
    <div className="side__page side__page--office">
      <h2 className="section-head">{w.desks}</h2>
      {desks.length === 0 && <p className="second">{w.noDesks}</p>}
      <ul className="monitor-desks">
        {desks.map(({ id, name, asOf }) => (
          <li key={id}>
            <HardDrive className="icon icon--s" aria-hidden="true" />
            <b>{name}</b>
            <span className="second">
              {w.asOf} {timeWords(asOf)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The rows as the back end has them, asked again whenever something was sent or came. */
function useMonitor() {
  const store = useAppStore()
  const { api } = store
  const sync = useApp((state) => state.sync)
  const [rows, setRows] = useState<readonly MonitorRow[] | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [trying, setTrying] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state of the way changes with every row that is settled
  useEffect(() => {
    void api.call('sync.monitor', {}).then((answer) => {
      if (answer.kind === 'value') setRows(answer.value.rows)
      else if (answer.kind === 'fault') setSaid(faultWords(answer.fault))
    })
  }, [api, sync])
  async function retry(): Promise<void> {
    setTrying(true)
    await store.trySync()
    setTrying(false)
  }
  async function setAside({ id }: MonitorRow): Promise<void> {
    const answer = await api.call('sync.setAside', { id })
    if (answer.kind === 'value') setRows(answer.value.rows)
    else if (answer.kind === 'fault') setSaid(faultWords(answer.fault))
  }
  async function save(): Promise<void> {
    const answer = await api.call('sync.export', {})
    if (answer.kind === 'fault') return setSaid(faultWords(answer.fault))
    if (answer.kind === 'refusal') return
    const { fileName, text, restricted } = answer.value
    saveFile(fileName, text)
    setSaid(restricted > 0 ? `${w.exported} ${restrictedWords.inFile(restricted)}` : w.exported)
  }
  return {
    rows,
    said,
    trying,
    retry: () => void retry(),
    setAside: (row: MonitorRow) => void setAside(row),
    save: () => void save(),
  }
}
