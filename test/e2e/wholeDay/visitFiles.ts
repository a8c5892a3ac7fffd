import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { demoClinic } from '#resources/demo/demoClinic.ts'
import type { DemoVisit } from '#resources/demo/visit.ts'
import { bortezomib } from '#resources/demo/visitsMyeloma.ts'
import { fulvestrant } from '#resources/demo/visitsSolidTumor.ts'
import { ironSucrose } from '#resources/demo/visitsSupport.ts'
import type { ChartEvent } from '#shared/chart/events.ts'
import { profileFor } from '#shared/coding/profileFor.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import { instantOnClock } from '#shared/kernel/instant.ts'

/** A patient of the day who is not the demo clinic's own. */
interface Brought {
  readonly patient: string
  readonly chair: string
  readonly kind: 'fulvestrant' | 'bortezomib' | 'iron' | 'extravasation'
  readonly from: string
  /** The step at which the patient leaves. */
  readonly to: string
}

const brought = (patient: string, chair: string, kind: Brought['kind'], from: string, to: string = from): Brought => ({
  patient,
  chair,
  kind,
  from,
  to,
})

/** Twenty invented patients, chair by chair. */
export const broughtPatients: readonly Brought[] = [
  brought('Albright, June', '1', 'fulvestrant', '08:00'),
  brought('Barlow, Edwin', '1', 'bortezomib', '15:30'),
  brought('Castell, Nora', '2', 'iron', '09:00', '09:30'),
  brought('Dunmore, Felix', '2', 'iron', '10:00', '10:30'),
  brought('Easton, Ruby', '2', 'fulvestrant', '11:00'),
  brought('Farrow, Silas', '2', 'extravasation', '11:30', '12:00'),
  brought('Garner, Wilma', '2', 'bortezomib', '13:00'),
  brought('Hobart, Leon', '2', 'iron', '14:00', '14:30'),
  brought('Ingram, Pearl', '2', 'fulvestrant', '15:00'),
  brought('Jarvis, Amos', '3', 'iron', '08:00', '08:30'),
  brought('Kendall, Iris', '3', 'bortezomib', '13:00'),
  brought('Lowell, Hugo', '3', 'iron', '13:30', '14:00'),
  brought('Mercer, Vera', '3', 'fulvestrant', '15:00'),
  brought('Norton, Clyde', '4', 'bortezomib', '08:00'),
  brought('Osborn, Tilda', '4', 'fulvestrant', '10:30'),
  brought('Prescott, Miles', '5', 'iron', '08:30', '09:00'),
  brought('Quincy, Ada', '5', 'iron', '11:30', '12:00'),
  brought('Ramsey, Otto', '5', 'bortezomib', '13:00'),
  brought('Stanton, Greta', '5', 'fulvestrant', '14:00'),
  brought('Tolbert, Cyrus', '5', 'bortezomib', '15:30'),
]

/** The planned visits as files, as another system would hand them over; their paths. */
export function writeVisitFiles(folder: string, day: string): readonly string[] {
  mkdirSync(folder, { recursive: true })
  return broughtPatients.map((patient, place) => {
    const file = join(folder, `visit-${place + 1}.json`)
    writeFileSync(file, JSON.stringify(documentOf(patient, place, day)))
    return file
  })
}

const planned: Readonly<Record<Brought['kind'], (day: string) => DemoVisit>> = {
  fulvestrant,
  iron: ironSucrose,
  extravasation: ironSucrose,
  bortezomib: (day) => onlyDrug(bortezomib(day), 'Bortezomib'),
}

const onlyDrug = (visit: DemoVisit, name: string): DemoVisit => ({
  ...visit,
  plan: { ...visit.plan, lines: visit.plan.lines.filter((line) => line.name === name) },
})

function documentOf(brought: Brought, place: number, day: string): SessionDocument {
  const { practice, providers, charges } = demoClinic(day)
  const sessionId = v7()
  const event: ChartEvent = {
    v: 1,
    id: v7(),
    sessionId,
    commandId: v7(),
    kind: 'SessionScheduled',
    happenedAt: instantOnClock(day, '00:00', practice.zone),
    recordedAt: instantOnClock(day, '00:00', practice.zone),
    source: 'system',
    userId: 'schedule',
    deviceId: 'schedule-system',
    payload: scheduled(brought, place, day),
  }
  return {
    format: 'chairside.session',
    formatVersion: 1,
    sessionId,
    version: 0,
    practice,
    providers: [...providers],
    charges: [...charges],
    people: [],
    events: [event],
  }
}

function scheduled({ patient, chair, kind, from }: Brought, place: number, day: string) {
  const { practice } = demoClinic(day)
  const visit = planned[kind](day)
  const payer = visit.coverages.find(({ order }) => order === 1)?.payer
  const [last = '', first = ''] = patient.split(', ')
  return {
    ...visit,
    chair,
    appointmentTime: from,
    nurseId: Number(chair) <= 3 ? 'dana-reyes' : 'marcus-hale',
    patient: {
      ...visit.patient,
      id: `${first}-${last}`.toLowerCase(),
      mrn: `WD-${200_101 + 7 * place}`,
      last,
      first,
      birthDate: `19${40 + place}-0${1 + (place % 9)}-1${place % 9}`,
    },
    claimRef: `${day.slice(2).replaceAll('-', '')}WD${String(place + 1).padStart(4, '0')}`,
    day,
    practiceId: practice.id,
    setting: practice.setting,
    profile: profileFor(practice.codingProfile, payer?.codingProfile),
    wasteWitnessRequired: practice.wasteWitnessRequired,
  }
}
