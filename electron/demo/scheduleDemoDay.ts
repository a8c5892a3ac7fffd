import { demoClinic } from '#resources/demo/demoClinic.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'
import type { Tx } from '../db/rights.ts'
import { nextClaimRef } from '../desk/claims/claimRef.ts'
import { enqueueEvents } from '../desk/delivery/enqueue.ts'
import type { Desk } from '../desk/desk.ts'
import { planByFormulary } from '../desk/formulary/formulary.ts'
import { profileOfDay } from '../desk/practice/codingSwitches.ts'
import { today } from '../desk/practice/today.ts'

type Visit = ReturnType<typeof demoClinic>['visits'][number]

/** Schedules the demo's patients for today, once a day; the days before stay as they are (design 12.1). True = it is a new day. */
export function scheduleDemoDay(desk: Desk): boolean {
  const day = today(desk)
  const { documents } = desk.stores
  if (documents.get('settings', `scheduled ${day}`)) return false
  desk.transaction((tx) => {
    for (const visit of demoClinic(day).visits) schedule(desk, tx, day, visit)
    documents.put('settings', `scheduled ${day}`, { at: desk.now() }, desk.now())
  })
  return true
}

function schedule(desk: Desk, tx: Tx, day: string, visit: Visit): void {
  const { practice } = desk.clinic()
  const payer = visit.coverages.find(({ order }) => order === 1)?.payer
  const now = desk.now()
  const event: ChartEvent = {
    v: 1,
    id: desk.newId(),
    sessionId: desk.newId(),
    commandId: desk.newId(),
    kind: 'SessionScheduled',
    // A visit belongs to its day from the first minute on: whatever is charted comes after.
    happenedAt: instantOnClock(day, '00:00', practice.zone),
    recordedAt: now,
    source: 'system',
    userId: 'schedule',
    deviceId: desk.device().id,
    payload: {
      ...visit,
      plan: planByFormulary(desk, visit.plan, payer?.id ?? null, day),
      claimRef: nextClaimRef(desk, tx, day),
      day,
      practiceId: practice.id,
      setting: practice.setting,
      profile: profileOfDay(desk, visit.coverages, day),
      wasteWitnessRequired: practice.wasteWitnessRequired,
    },
  }
  enqueueEvents(desk, tx, event.sessionId, desk.stores.events.append(tx, [event]))
  desk.stores.tables.refresh(tx, event.sessionId)
}
