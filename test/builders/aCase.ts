import type { Chart, Line } from '#shared/chart/chart.ts'
import type { Command } from '#shared/chart/command.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import { runningMinutes } from '#shared/chart/timers/runningTime.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import type { Api } from '#shared/ipc/client.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { backendForTest, demoPins, type TestBackend, type TestBackendOptions } from './backendForTest.ts'
import { type BrDay, beginBrDay, brDayAt } from './chartBrDay.ts'

export const day = '2026-03-02'
/** The month of it, as a report asks for it. */
export const march = { from: '2026-03-01', to: '2026-03-31' }
export const at = (time: string) => instantOnClock(day, time, 'America/Chicago')
export const forgotten: Late = { reason: 'forgot_pump_history', basis: 'pump_history' }

/** One visit at one desk, come in by the same door as people. */
export interface ACase {
  readonly desk: TestBackend
  readonly nurse: Api
  readonly brDay: BrDay
  /** A tap that must be taken, by the nurse or by somebody else. */
  tap(time: string, command: Command, more?: More): Promise<void>
  /** The refusal's code. */
  refused(time: string, command: Command, more?: More): Promise<string>
  chart(): Promise<Chart>
  line(lineId: string): Promise<Line>
  minutes(lineId: string): Promise<number>
}

export interface More {
  readonly as?: Api
  readonly sessionId?: string
  readonly late?: Late
  readonly witness?: string
  /** The desk's clock, where the time is typed. */
  readonly now?: string
}

export async function aCase(options: TestBackendOptions = {}): Promise<ACase> {
  const desk = await backendForTest(options)
  const nurse = await desk.signIn('dana-reyes')
  const brDay = await brDayAt(desk, nurse)
  const ask = (
    time: string,
    command: Command,
    { as = nurse, sessionId = brDay.sessionId, late, witness, now }: More,
  ) => {
    desk.clock.set(at(now ?? time))
    return as.call('chart.perform', {
      commandId: desk.newId(),
      sessionId,
      command,
      happenedAt: at(time),
      source: now === undefined ? 'tap' : 'typed',
      ...(late ? { late } : {}),
      ...(witness ? { witness: { userId: witness, pin: demoPins[witness] ?? '' } } : {}),
    })
  }
  const chart = async () => {
    const found = foldChart((await desk.value(nurse, 'chart.open', { sessionId: brDay.sessionId })).events)
    if (!found) throw new Error('there is no such visit')
    return found
  }
  const line = async (lineId: string) => {
    const found = (await chart()).lines.find(({ id }) => id === lineId)
    if (!found) throw new Error(`there is no line ${lineId}`)
    return found
  }
  return {
    desk,
    nurse,
    brDay,
    chart,
    line,
    async tap(time, command, more = {}) {
      const answer = await ask(time, command, more)
      if (answer.kind !== 'value') throw new Error(`${time} ${command.kind}: ${JSON.stringify(answer)}`)
    },
    async refused(time, command, more = {}) {
      const answer = await ask(time, command, more)
      if (answer.kind !== 'refusal') throw new Error(`${time} ${command.kind} was not refused: ${answer.kind}`)
      return answer.refusal.code
    },
    async minutes(lineId) {
      const found = await line(lineId)
      return runningMinutes(found, found.stop?.at ?? desk.clock.now())
    },
  }
}

/** The same with rituximab running since 09:10. */
export async function aRunningCase(options: TestBackendOptions = {}) {
  const visit = await aCase(options)
  await beginBrDay(visit.brDay)
  return { ...visit, rituximab: visit.brDay.line('rituximab') }
}

/** A drug added at the chair: the plan's dexamethasone under another id, unless said otherwise. */
export const added = ({ brDay }: Pick<ACase, 'brDay'>, id: string, facts: Partial<PlannedLine> = {}): Command => ({
  kind: 'addLine',
  line: { ...brDay.line('dexamethasone'), id, sequence: 9, role: 'supportive', ...facts },
})
