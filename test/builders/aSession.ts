import type { Chart } from '#shared/chart/chart.ts'
import type { Command, CommandOf } from '#shared/chart/command.ts'
import type { Context } from '#shared/chart/context.ts'
import { decide } from '#shared/chart/decide.ts'
import type { ChartEvent, EventKind, EventOf } from '#shared/chart/events.ts'
import { foldChart } from '#shared/chart/fold/foldChart.ts'
import type { Late, ScheduledPayload, UsedContainer, VitalsPayload } from '#shared/chart/payloads/payloads.ts'
import type { Refusal } from '#shared/chart/refusals.ts'
import { checkItems } from '#shared/clinical/chairPickLists.ts'
import type { User } from '#shared/document/clinic.ts'
import type { DocAmount } from '#shared/document/facts.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import { type Instant, instantOnClock } from '#shared/kernel/instant.ts'
import type { Result } from '#shared/kernel/result.ts'
import { sequenceIds } from '#test/fakes/sequenceIds.ts'
import { brScheduled } from './brPlan.ts'
import { nurseAna, nurseBo } from './people.ts'

/** How a command is given: when it happened, by whom, and, for a late entry, when it was entered and why. */
export interface Given {
  readonly at: string
  /** The judge's clock; the moment itself unless said. */
  readonly now?: string
  readonly by?: User
  readonly witness?: User
  readonly late?: Late
  readonly extra?: Partial<Context>
}

export const forgotten: Late = { reason: 'forgot_pump_history', basis: 'pump_history' }

const zone = 'America/Chicago'

/**
 * A session built the way it happens: every step is a command that `decide` accepts, at a time on the clinic's clock.
 * Each step returns a new session, so that one beginning can be continued in several ways. A refused step throws.
 */
export class ASession {
  readonly events: readonly ChartEvent[]

  constructor(events: readonly ChartEvent[]) {
    this.events = events
  }

  get chart(): Chart {
    const chart = foldChart(this.events)
    if (!chart) throw new Error('the session has not been scheduled')
    return chart
  }

  /** The moment this session's clock shows `time`. */
  at(time: string): Instant {
    return instantOnClock(this.chart.scheduled.day, time, zone)
  }

  line(lineId: string): Chart['lines'][number] {
    const line = this.chart.lines.find(({ id }) => id === lineId)
    if (!line) throw new Error(`no line ${lineId}`)
    return line
  }

  /** The newest event of that kind, of that line where one is named. */
  last<K extends EventKind>(kind: K, lineId?: string): EventOf<K> {
    const found = this.events.findLast(
      (event) =>
        event.kind === kind && (lineId === undefined || ('lineId' in event.payload && event.payload.lineId === lineId)),
    )
    if (!found) throw new Error(`no ${kind} yet`)
    return found as EventOf<K>
  }

  context({ at, now, by = nurseAna, witness, late, extra }: Given): Context {
    return {
      now: this.at(now ?? at),
      happenedAt: this.at(at),
      source: now === undefined ? 'tap' : 'typed',
      ...(late ? { late } : {}),
      ...(witness ? { witness } : {}),
      commandId: `command-${this.events.length}`,
      deviceId: 'device-1',
      user: by,
      newId: sequenceIds(1, this.events.length),
      ...extra,
    }
  }

  /** What `decide` says, as it says it. */
  decide(command: Command, given: Given): Result<readonly ChartEvent[], Refusal> {
    return decide(this.chart, command, this.context(given))
  }

  /** The reason why not; a command that was accepted is a failed test. */
  refusal(command: Command, given: Given): Refusal {
    const decided = this.decide(command, given)
    if (decided.ok) throw new Error(`${command.kind} at ${given.at} was accepted`)
    return decided.error
  }

  perform(command: Command, given: Given): ASession {
    const decided = this.decide(command, given)
    if (decided.ok) return new ASession([...this.events, ...decided.value])
    throw new Error(`${command.kind} at ${given.at} was refused: ${JSON.stringify(decided.error)}`)
  }

  /** Puts an event in as it is, past every guard: another device's, or one that should never have been. */
  withEvent<K extends EventKind>(
    kind: K,
    payload: EventOf<K>['payload'],
    at: string,
    rest: Partial<ChartEvent> = {},
  ): ASession {
    const event = {
      v: 1,
      id: sequenceIds(2, this.events.length)(),
      sessionId: this.chart.sessionId,
      commandId: `command-${this.events.length}`,
      happenedAt: this.at(at),
      recordedAt: this.at(at),
      source: 'tap',
      userId: nurseAna.id,
      deviceId: 'device-2',
      kind,
      payload,
      ...rest,
    } as ChartEvent
    return new ASession([...this.events, event])
  }

  /** The same visit with these events: what another device, or a merge, made of it. */
  withEvents(events: readonly ChartEvent[]): ASession {
    return new ASession(events)
  }

  arrived(at: string): ASession {
    return this.perform({ kind: 'recordArrival', identifiers: ['name', 'birth_date'] }, { at })
  }

  vitals(at: string, facts: Partial<VitalsPayload> = {}): ASession {
    return this.perform({ kind: 'recordVitals', ...calmVitals, ...facts }, { at })
  }

  access(at: string, facts: Partial<CommandOf<'recordAccess'>> = {}): ASession {
    const port = { accessId: 'port', device: 'port_single', site: 'chest', side: 'right' } as const
    return this.perform({ kind: 'recordAccess', ...port, bloodReturn: 'brisk', ...facts }, { at })
  }

  ready(at: string, facts: Partial<CommandOf<'confirmReadiness'>> = {}): ASession {
    return this.perform({ ...readySheet, ...facts }, { at })
  }

  /** Arrival, vitals, access and OK to treat: everything before the first drug, done by `at`. */
  prepared(at = '08:30'): ASession {
    return this.arrived(at).vitals(at).access(at).ready(at)
  }

  checked(lineId: string, at: string): ASession {
    const reading = { lineId, ...wholeReading }
    return this.perform({ kind: 'giveFirstCheck', ...reading }, { at }).perform(
      { kind: 'giveSecondCheck', ...reading },
      { at, witness: nurseBo },
    )
  }

  started(lineId: string, at: string, facts: Partial<CommandOf<'startLine'>> = {}): ASession {
    return this.perform({ kind: 'startLine', lineId, accessId: 'port', ...facts }, { at })
  }

  paused(lineId: string, at: string): ASession {
    return this.perform({ kind: 'pauseLine', lineId, reason: 'bathroom' }, { at })
  }

  resumed(lineId: string, at: string): ASession {
    return this.perform({ kind: 'resumeLine', lineId }, { at })
  }

  stopped(lineId: string, at: string, facts: Partial<CommandOf<'stopLine'>> = {}): ASession {
    return this.perform({ kind: 'stopLine', lineId, doseGiven: null, ...facts }, { at })
  }

  pushed(lineId: string, at: string, doseGiven: DocAmount = this.line(lineId).plan.dose): ASession {
    return this.perform({ kind: 'givePush', lineId, accessId: 'port', doseGiven }, { at })
  }

  containers(lineId: string, at: string, containers: readonly UsedContainer[], nothingWasted = false): ASession {
    return this.perform({ kind: 'recordContainers', lineId, containers: [...containers], nothingWasted }, { at })
  }

  discharged(at: string): ASession {
    return this.perform({ kind: 'discharge', condition: 'stable', lineStatus: 'locked' }, { at })
  }
}

export const calmVitals: VitalsPayload = {
  setType: 'baseline',
  temperatureTenthsC: 368,
  pulse: 76,
  respirations: 16,
  systolic: 128,
  diastolic: 76,
  spo2: 98,
  weightGrams: 80_000,
}

/** What one person reads at a check by two: every point, and two identifiers. */
export const wholeReading = {
  identifiers: ['name', 'birth_date'] as ('name' | 'birth_date')[],
  items: [...checkItems],
}

export const readySheet: CommandOf<'confirmReadiness'> = {
  kind: 'confirmReadiness',
  identifiers: ['name', 'birth_date'],
  allergiesReviewed: true,
  weightAccepted: true,
  consentOnFile: true,
  orderChecked: true,
  labs: 'reviewed',
  authorization: { answer: 'matched' },
}

/** A container of the tests: single-dose, used up, scanned, good for years. */
export function aContainer(size: DocAmount, facts: Partial<UsedContainer> = {}): UsedContainer {
  const whole = { used: size.amount, wasted: '0', kept: '0' }
  return {
    id: `container-${size.amount}`,
    ndc: '00000000101',
    size,
    type: 'single_dose',
    lot: 'LOT7',
    expires: '2030-12-31',
    scanned: true,
    ...whole,
    ...facts,
  }
}

/** A scheduled session; bendamustine–rituximab on Monday, 2 March 2026, unless said otherwise. */
export function aSession(
  facts: Partial<ScheduledPayload> & { readonly lines?: readonly PlannedLine[] } = {},
): ASession {
  const { lines, ...scheduled } = facts
  const plan = { ...(scheduled.plan ?? brScheduled.plan), ...(lines ? { lines: [...lines] } : {}) }
  const payload = { ...brScheduled, ...scheduled, plan }
  const weekBefore = instantOnClock('2026-02-23', '12:00', zone)
  const event: EventOf<'SessionScheduled'> = {
    v: 1,
    id: sequenceIds(0)(),
    sessionId: 'session-1',
    commandId: 'command-0',
    happenedAt: weekBefore,
    recordedAt: weekBefore,
    source: 'system',
    userId: 'system',
    deviceId: 'device-1',
    kind: 'SessionScheduled',
    payload,
  }
  return new ASession([event])
}
