import type { Command, CommandKind, CommandOf } from '#shared/chart/command.ts'
import type { UsedContainer } from '#shared/chart/payloads/payloads.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import type { Answer, Api } from '#shared/ipc/client.ts'
import { type Instant, instantOnClock } from '#shared/kernel/instant.ts'
import { readySheet, wholeReading } from './aSession.ts'
import { demoPins, type TestBackend } from './backendForTest.ts'

/** The demo's patient of the worked day, on the demo's own plan. */
export interface BrDay {
  readonly sessionId: string
  readonly api: Api
  /** Moves the clock to that time and taps. Throws unless the tap was taken. */
  tap<K extends CommandKind>(time: string, kind: K, rest: Omit<CommandOf<K>, 'kind'>, more?: TapExtras): Promise<void>
  /** The same, with whatever the answer is. */
  tryTap(time: string, command: Command, more?: TapExtras): Promise<Answer<'chart.perform'>>
  /** The planned line of a drug. */
  line(drug: string): PlannedLine
  /** Signs with every warning read. */
  sign(time: string): Promise<Answer<'chart.perform'>>
}

export interface TapExtras {
  readonly witness?: string
  readonly confirmPin?: string
  readonly commandId?: string
}

/** Which day it is, and when a time of the worked day comes on it. */
export interface WhenOfDay {
  readonly day: string
  at(time: string): Instant
}

const monday: WhenOfDay = { day: '2026-03-02', at: (time) => instantOnClock('2026-03-02', time, 'America/Chicago') }

/** Opens the worked day's session for the nurse who is signed in on `api`: on Monday 2 March 2026, unless said otherwise. */
export async function brDayAt(desk: TestBackend, api: Api, when: WhenOfDay = monday): Promise<BrDay> {
  const { sessions } = await desk.value(api, 'day.list', { day: when.day })
  const sessionId = sessions.find(({ regimen }) => regimen.startsWith('Bendamustine'))?.sessionId ?? ''
  const { events } = await desk.value(api, 'chart.open', { sessionId })
  const scheduled = events.find((event) => event.kind === 'SessionScheduled')
  const line = (drug: string): PlannedLine => {
    const found = scheduled?.payload.plan.lines.find(({ catalogue }) => catalogue.drug.startsWith(drug))
    if (!found) throw new Error(`the plan has no ${drug}`)
    return found
  }
  const tryTap: BrDay['tryTap'] = (time, command, { witness, confirmPin, commandId } = {}) => {
    const happenedAt = when.at(time)
    desk.clock.set(happenedAt)
    return api.call('chart.perform', {
      commandId: commandId ?? desk.newId(),
      sessionId,
      command,
      happenedAt,
      source: 'tap',
      ...(witness ? { witness: { userId: witness, pin: demoPins[witness] ?? '' } } : {}),
      ...(confirmPin ? { confirmPin } : {}),
    })
  }
  return {
    sessionId,
    api,
    line,
    tryTap,
    async tap(time, kind, rest, more) {
      const answer = await tryTap(time, { kind, ...rest } as unknown as Command, more)
      if (answer.kind !== 'value') throw new Error(`${time} ${kind}: ${JSON.stringify(answer)}`)
    },
    sign: (time) => signReadingWarnings(tryTap, time),
  }
}

/** Reads one warning after the other, as the sheet does, until nothing is unread. */
async function signReadingWarnings(tryTap: BrDay['tryTap'], time: string): Promise<Answer<'chart.perform'>> {
  const warningsAccepted: string[] = []
  for (;;) {
    const command: Command = { kind: 'sign', warningsAccepted: [...warningsAccepted], statement: 'S1' }
    const answer = await tryTap(time, command, { confirmPin: demoPins['dana-reyes'] ?? '' })
    const warning = answer.kind === 'refusal' ? answer.refusal.facts.warning : undefined
    if (warning === undefined || warningsAccepted.includes(warning)) return answer
    warningsAccepted.push(warning)
  }
}

const vial = (line: PlannedLine, amount: string, id: string, changes: Partial<UsedContainer> = {}): UsedContainer => {
  const stocked = line.stocked.find(({ size }) => size.amount === amount)
  if (!stocked) throw new Error(`the shelf has no ${amount} of ${line.name}`)
  const { ndc, size, type, volumeMl, lot, expires } = stocked
  const facts = { ndc, size, type, lot, expires, ...(volumeMl ? { volumeMl } : {}) }
  return { id, ...facts, scanned: true, used: amount, wasted: '0', kept: '0', ...changes }
}

/** Arrival to the running rituximab. */
export async function beginBrDay({ tap, line }: BrDay): Promise<void> {
  await tap('08:20', 'recordArrival', { identifiers: ['name', 'birth_date'] })
  await tap('08:24', 'recordVitals', {
    setType: 'baseline',
    temperatureTenthsC: 368,
    pulse: 76,
    respirations: 16,
    systolic: 128,
    diastolic: 74,
    spo2: 98,
    consciousness: 'A',
    weightGrams: 74_300,
  })
  await tap('08:30', 'recordAccess', {
    accessId: 'a1',
    device: 'peripheral',
    site: 'forearm',
    side: 'left',
    gauge: '22',
  })
  await tap('08:34', 'confirmReadiness', readySheet)
  const diphenhydramine = line('diphenhydramine')
  await tap('08:40', 'givePush', { lineId: diphenhydramine.id, accessId: 'a1', doseGiven: diphenhydramine.dose })
  await infuse({ tap, line }, 'dexamethasone', '08:45', '09:05')
  await checkByTwo({ tap, line }, 'rituximab', '09:08')
  await tap('09:10', 'startLine', { lineId: line('rituximab').id, accessId: 'a1' })
}

/** Vitals, access and OK to treat, in one minute. */
export async function treatable({ tap }: BrDay, time: string): Promise<void> {
  await tap(time, 'recordVitals', { setType: 'baseline', pulse: 76 })
  await tap(time, 'recordAccess', { accessId: 'a1', device: 'peripheral', site: 'hand', side: 'left' })
  await tap(time, 'confirmReadiness', readySheet)
}

/** Both of the two at one screen: whoever is signed in, then the other one with a PIN. */
export async function checkByTwo(
  { tap, line }: Pick<BrDay, 'tap' | 'line'>,
  drug: string,
  at: string,
  witness = 'marcus-hale',
): Promise<void> {
  const reading = { lineId: line(drug).id, ...wholeReading }
  await tap(at, 'giveFirstCheck', reading)
  await tap(at, 'giveSecondCheck', reading, { witness })
}

async function infuse(
  { tap, line }: Pick<BrDay, 'tap' | 'line'>,
  drug: string,
  start: string,
  stop: string,
): Promise<void> {
  const { id, dose } = line(drug)
  await tap(start, 'startLine', { lineId: id, accessId: 'a1' })
  await tap(stop, 'stopLine', { lineId: id, doseGiven: dose })
}

/** From the stop of rituximab to the discharge. */
export async function finishBrDay(brDay: BrDay, rituximabStop = '13:25'): Promise<void> {
  const { tap, line } = brDay
  const rituximab = line('rituximab')
  await tap(rituximabStop, 'stopLine', { lineId: rituximab.id, doseGiven: rituximab.dose })
  await checkByTwo(brDay, 'bendamustine', '13:28')
  await infuse(brDay, 'bendamustine', '13:30', '14:00')
  await recordBendamustine(brDay)
  await endBrDay(brDay)
}

/** From saline to the discharge, whatever became of rituximab's stop and of bendamustine. */
export async function endBrDay(brDay: BrDay): Promise<void> {
  const { tap } = brDay
  await infuse(brDay, 'sodium', '14:05', '14:50')
  await recordBrContainers(brDay)
  await tap('14:55', 'recordVitals', { setType: 'post', pulse: 80, systolic: 130, diastolic: 78 })
  await tap('15:00', 'discharge', { condition: 'stable', lineStatus: 'removed' })
}

async function recordBrContainers({ tap, line }: BrDay): Promise<void> {
  const witness = { witness: 'marcus-hale' }
  const [diphenhydramine, dexamethasone, rituximab, saline] = [
    line('diphenhydramine'),
    line('dexamethasone'),
    line('rituximab'),
    line('sodium'),
  ]
  const whole = (planned: PlannedLine, amount: string): Promise<void> =>
    tap('14:51', 'recordContainers', {
      lineId: planned.id,
      nothingWasted: true,
      containers: [vial(planned, amount, 'c1')],
    })
  await whole(diphenhydramine, '50')
  await tap('14:51', 'recordContainers', {
    lineId: dexamethasone.id,
    nothingWasted: true,
    containers: [vial(dexamethasone, '120', 'd1', { used: '12', kept: '108' })],
  })
  await whole(saline, '500')
  const rituximabVials = [
    vial(rituximab, '500', 'r0'),
    vial(rituximab, '100', 'r1'),
    vial(rituximab, '100', 'r2'),
    vial(rituximab, '100', 'r3', { used: '12.5', wasted: '87.5', wasteReason: 'remainder' }),
  ]
  await tap(
    '14:52',
    'recordContainers',
    { lineId: rituximab.id, nothingWasted: false, containers: rituximabVials },
    witness,
  )
}

async function recordBendamustine({ tap, line }: BrDay): Promise<void> {
  const bendamustine = line('bendamustine')
  const bendamustineVials = [
    vial(bendamustine, '100', 'b0'),
    vial(bendamustine, '25', 'b1'),
    vial(bendamustine, '25', 'b2'),
    vial(bendamustine, '25', 'b3', { used: '21', wasted: '4', wasteReason: 'remainder' }),
  ]
  await tap(
    '14:02',
    'recordContainers',
    { lineId: bendamustine.id, nothingWasted: false, containers: bendamustineVials },
    { witness: 'marcus-hale' },
  )
}
