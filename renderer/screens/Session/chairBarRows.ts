import { isInChair } from '#shared/chart/visitStates.ts'
import type { DaySession } from '#shared/ipc/shapes.ts'

const isOver = ({ state }: DaySession): boolean =>
  ['signed', 'held', 'cancelled', 'no_show', 'transferred_out', 'entered_in_error'].includes(state)

/**
 * Visits of the chair bar, in the order of the day list: of each chair whoever sits in it or left it unsigned, and where
 * nobody does, whoever is expected there next; whoever comes later has a place on My chairs. The one on screen is always there.
 */
export function chairBarRows(
  day: readonly DaySession[],
  isMine: (row: DaySession) => boolean,
  here: string | null,
): readonly DaySession[] {
  const mine = day.filter((row) => isMine(row) && !isOver(row))
  const expected = (chair: string): DaySession | undefined =>
    mine
      .filter((row) => row.chair === chair && row.state === 'scheduled')
      .sort((a, b) => a.appointmentTime.localeCompare(b.appointmentTime))[0]
  const isTaken = (chair: string): boolean => mine.some((row) => row.chair === chair && isInChair(row.state))
  const isShown = (row: DaySession): boolean =>
    row.state !== 'scheduled' || (!isTaken(row.chair) && expected(row.chair) === row)
  return day.filter((row) => row.sessionId === here || (mine.includes(row) && isShown(row)))
}
