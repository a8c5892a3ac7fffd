import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { type DataColumn, DataTable } from '#renderer/components/DataTable.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { auditFactWords, auditGroupWords, auditKindWords, recordWords } from '#renderer/words/record.ts'
import { shortDayWords, timeWords } from '#renderer/words/times.ts'
import { type AuditEntryShape, type AuditGroup, auditGroups } from '#shared/ipc/careShapes.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { CheckRecord } from './CheckRecord.tsx'
import { Copies } from './Copies.tsx'
import { Emergencies } from './Emergencies.tsx'
import { OtherDesks } from './OtherDesks.tsx'
import { useAudit } from './useAudit.ts'

/** Who did what, whether the record is as it was written, its copies, and the other workstations (workflow 9, 12.20). */
export function RecordScreen() {
  const [group, setGroup] = useState<AuditGroup | null>(null)
  const [selected, setSelected] = useState<string | null>(null)
  const roles = useApp((state) => state.signedIn?.user.roles ?? [])
  const { page, failed, more } = useAudit(group)
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="table"
      sideWidth="pad"
      sideLabel={recordWords.details}
      head={<ScreenHead title={recordWords.title} sub={recordWords.sub} office screenKey="record" />}
      tools={<Groups group={group} onGroup={setGroup} />}
      side={
        <div className="side__page side__page--office record-side">
          {may(roles, 'see.emergencies') && <Emergencies />}
          <CheckRecord />
          {may(roles, 'manage.clinic') && <Copies />}
          <OtherDesks />
        </div>
      }
    >
      {failed !== null && <EmptyState title={recordWords.notLoaded} next={failed} />}
      {page && (
        <section className="card table-card">
          <DataTable
            label={recordWords.title}
            columns={columns}
            rows={page.entries}
            rowHeight={64}
            rowKey={({ id }) => id}
            selected={selected}
            onSelect={setSelected}
            empty={<EmptyState title={recordWords.none} next={recordWords.noneNext} />}
          />
          {page.next !== null && (
            <div className="record-more">
              <TapTarget verb={recordWords.more} onTap={() => void more()} />
            </div>
          )}
        </section>
      )}
    </AppShell>
  )
}

interface GroupsProps {
  readonly group: AuditGroup | null
  readonly onGroup: (group: AuditGroup | null) => void
}

const Groups = ({ group, onGroup }: GroupsProps) => (
  <fieldset className="bare-fieldset tool-line record-groups">
    <legend className="unseen">{recordWords.filter}</legend>
    {[null, ...auditGroups].map((one) => (
      <TapTarget
        key={one ?? 'all'}
        look="filter"
        size="small"
        verb={one === null ? recordWords.all : auditGroupWords[one]}
        chosen={group === one}
        onTap={() => onGroup(one)}
      />
    ))}
  </fieldset>
)

const columns: readonly DataColumn<AuditEntryShape>[] = [
  {
    key: 'when',
    head: recordWords.when,
    width: 132,
    cell: ({ at }) => (
      <span className="num">
        {shortDayWords(localDate(at))}, {timeWords(at)}
      </span>
    ),
  },
  { key: 'who', head: recordWords.who, width: 150, cell: ({ by }) => by ?? recordWords.nobody },
  {
    key: 'what',
    head: recordWords.what,
    width: '1fr',
    cell: (entry) => (
      <>
        <b>{auditKindWords(entry.kind)}</b>
        <span className="second record-facts">{factsOf(entry)}</span>
      </>
    ),
  },
]

/** Whole people, ids and times that stand in the entry anyway. */
const ofTheProgram: ReadonlySet<string> = new Set([
  ...['person', 'limits', 'times', 'clocks', 'panel', 'patient', 'from', 'staff', 'list'],
])

/** Short facts of an entry on one line; whole people and other texts of the program stay out. */
function factsOf({ facts, sessionId }: AuditEntryShape): string {
  const shown = Object.entries(facts).filter(([name, value]) => !ofTheProgram.has(name) && value !== '')
  const words = shown.map(([name, value]) => auditFactWords(name, value))
  return [...words, ...(sessionId === null ? [] : [`visit ${sessionId.slice(-6)}`])].join(' · ')
}
