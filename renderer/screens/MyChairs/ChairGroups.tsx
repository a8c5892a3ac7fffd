import { useId } from 'react'
import { ChairCards } from '#renderer/components/ChairCard.tsx'
import { visitWords } from '#renderer/words/visits.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'
import { clockTime, type Instant } from '#shared/kernel/instant.ts'
import { VisitCard } from './VisitCard.tsx'

/** Whoever is expected further ahead than this is of later today, and needs nobody yet. */
const soonMinutes = 60

type Group = 'now' | 'later' | 'others'

interface ChairGroupsProps {
  readonly rows: readonly DaySession[]
  readonly mine: readonly DaySession[]
  readonly now: Instant
}

/** The cards under their headings: who is here or about to come, who comes later, and whoever is another nurse's. */
export function ChairGroups({ rows, mine, now }: ChairGroupsProps) {
  const isMine = new Set(mine.map(({ sessionId }) => sessionId))
  const groupOf = (row: DaySession): Group => {
    if (isMine.size > 0 && !isMine.has(row.sessionId)) return 'others'
    return isLater(row, now) ? 'later' : 'now'
  }
  const groups = (['now', 'later', 'others'] as const)
    .map((key) => ({ key, rows: rows.filter((row) => groupOf(row) === key) }))
    .filter((group) => group.rows.length > 0)
  if (groups.length === 1 && groups[0]?.key !== 'later') return <Cards rows={rows} />
  return groups.map(({ key, rows: ofGroup }) => <Section key={key} title={visitWords.groups[key]} rows={ofGroup} />)
}

function Section({ title, rows }: { readonly title: string; readonly rows: readonly DaySession[] }) {
  const headingId = useId()
  return (
    <section aria-labelledby={headingId} className="chair-group">
      <h2 className="section-head" id={headingId}>
        {title} <span className="muted num">{rows.length}</span>
      </h2>
      <Cards rows={rows} isGroup />
    </section>
  )
}

const Cards = ({ rows, isGroup = false }: { readonly rows: readonly DaySession[]; readonly isGroup?: boolean }) => (
  <ChairCards count={rows.length} isGroup={isGroup}>
    {rows.map((row) => (
      <VisitCard key={row.sessionId} row={row} />
    ))}
  </ChairCards>
)

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

const isLater = ({ state, appointmentTime }: DaySession, now: Instant): boolean =>
  state === 'scheduled' && minutesOf(appointmentTime) - minutesOf(clockTime(now)) > soonMinutes
