import type { Charge, Payer, Practice, Provider } from '#shared/document/clinic.ts'
import { charges } from './charges.ts'
import { type DemoUser, payers, practice, providers, users } from './clinicFacts.ts'
import type { DemoVisit } from './visit.ts'
import { bendamustineRituximab, rChop, rituximabMaintenance } from './visitsLymphoma.ts'
import { bortezomib, daratumumab } from './visitsMyeloma.ts'
import { carboplatinPaclitaxel, fulvestrant } from './visitsSolidTumor.ts'
import { immuneGlobulin, ironSucrose, transfusion } from './visitsSupport.ts'

/** The demo: one practice, its people, and one day of visits. Every name and number in it is invented. */
export interface DemoClinic {
  readonly practice: Practice
  readonly users: readonly DemoUser[]
  readonly providers: readonly Provider[]
  readonly payers: readonly Payer[]
  readonly charges: readonly Charge[]
  /** In order of their appointments. */
  readonly visits: readonly DemoVisit[]
}

const visits: readonly ((day: string) => DemoVisit)[] = [
  bendamustineRituximab,
  rChop,
  rituximabMaintenance,
  bortezomib,
  daratumumab,
  ironSucrose,
  immuneGlobulin,
  transfusion,
  carboplatinPaclitaxel,
  fulvestrant,
]

/** The demo clinic on a day (YYYY-MM-DD, the clinic's calendar): the same patients every day, dates around that day. */
export const demoClinic = (day: string): DemoClinic => ({
  practice,
  users,
  providers,
  payers,
  charges,
  visits: visits.map((visit) => visit(day)).sort((a, b) => (a.appointmentTime < b.appointmentTime ? -1 : 1)),
})
