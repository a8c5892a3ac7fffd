import type { Chart } from '#shared/chart/chart.ts'
import type { SessionDocument } from '#shared/document/sessionDocument.ts'
import { localDate } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'
import { appointmentOf, toldOfPatient } from './scheduleOfDay.ts'

/**
 * The receiver's own numbers of a visit, as they were heard when it was signed (billing-interfaces 2): the appointment's,
 * and the visit's from it or from the patient's arrival that day. undefined = nothing was told.
 */
export function receiverNumbers(desk: Desk, chart: Chart): SessionDocument['appointment'] {
  const { scheduled } = chart
  const appointment = appointmentOf(desk, chart)
  const arrival = toldOfPatient(desk, scheduled.patient.mrn).told.find(
    (told) => told.about === 'arrival' && told.arrivedAt !== null && localDate(told.arrivedAt) === scheduled.day,
  )
  const visitId = appointment?.visitId ?? arrival?.visitId ?? null
  const filler = appointment?.filler ?? scheduled.appointment ?? null
  const placer = appointment?.placer ?? null
  return (visitId ?? filler ?? placer) ? { placer, filler, visitId } : undefined
}
