import type { Command } from '#shared/chart/command.ts'
import { type ASession, aSession, type Given } from './aSession.ts'

/** A command that is refused: what it was, and the whole answer, with everything its sentence names. */
export type RefusalRow = readonly [
  name: string,
  session: ASession,
  command: Command,
  given: Given,
  code: string,
  facts?: Readonly<Record<string, string>>,
]

/** One infusion of 12 mg in four states: before its start at 08:45, running, paused at 08:50, ended at 09:05. */
export function oneInfusion() {
  const day = aSession().prepared()
  const running = day.started('dexamethasone', '08:45', { rateMlPerHour: '100' })
  return {
    day,
    running,
    paused: running.paused('dexamethasone', '08:50'),
    done: running.stopped('dexamethasone', '09:05'),
    drug: 'Dexamethasone',
    lineId: 'dexamethasone',
  } as const
}
