import { Bell, CloudCheck } from 'lucide-react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { ScreenHead } from '#renderer/components/ScreenHead.tsx'
import { TimelineRuler } from '#renderer/components/TimelineRuler.tsx'
import { BoardLegend, boardHours, boardRows } from './BoardPage.tsx'
import { nothing } from './samples.tsx'

const initials = (name: string) =>
  name.includes(',')
    ? `${name
        .split(', ')
        .toReversed()
        .map((part) => part[0])
        .join('. ')}.`
    : name

/** The board on the wall: initials, larger, no rail. */
export function WallPage() {
  return (
    <AppShell
      wall
      rail={null}
      head={
        <ScreenHead title="Treatment room A" sub="Wednesday 15 July">
          <Chip state="urgent">3 need someone now</Chip>
          <Chip state="due" icon={Bell}>
            2 due soon
          </Chip>
          <Chip state="plain" icon={CloudCheck}>
            Received 10:41
          </Chip>
          <span className="now">10:42</span>
        </ScreenHead>
      }
      foot={<BoardLegend />}
      workLook="table"
    >
      <TimelineRuler
        wall
        label="Chairs across the day"
        span={660}
        hours={boardHours}
        now={{ at: 222, words: '10:42' }}
        rows={boardRows.map((row) => ({ ...row, name: initials(row.name) }))}
        onOpen={nothing}
      />
    </AppShell>
  )
}
