/** Messages of an invented scheduling system, as they come over the wire: segments end with CR. */

export interface ToldInTest {
  /** "SIU^S12", "ADT^A08" … */
  readonly event: string
  readonly mrn: string
  /** "LAST^FIRST". */
  readonly name?: string
  readonly birthDate?: string
  readonly sex?: 'F' | 'M'
  /** MSH-7 and, for an arrival, when it was: on the clinic's clock, `YYYYMMDDHHMM`. */
  readonly sent: string
  /** SCH-2; SCH-1 is the same with a P in front. */
  readonly appointment?: string
  /** SCH-11, `YYYYMMDDHHMM`. */
  readonly start?: string
  readonly visitId?: string
  /** MRG-1. */
  readonly prior?: string
  readonly address?: string
  /** Further fields of PID from PID-12 on, and whole segments behind it. */
  readonly pidRest?: string
  readonly segments?: readonly string[]
}

let messages = 0

export function schedulerMessage(told: ToldInTest): string {
  messages += 1
  const isAppointment = told.event.startsWith('SIU')
  return [
    `MSH|^~\\&|SCHED|LC|CHAIRSIDE|LAKESIDE|${told.sent}00||${told.event}|T${messages}|P|2.5.1`,
    ...(isAppointment
      ? [`SCH|P${told.appointment}|${told.appointment}|||||INFUSION||||^^^${told.start ? `${told.start}00` : ''}`]
      : [`EVN||${told.sent}00`]),
    `PID|1||${told.mrn}^^^LAKESIDE^MR||${told.name ?? 'DOE^JANE'}||${told.birthDate ?? ''}|${told.sex ?? ''}|||${told.address ?? ''}${told.pidRest ?? ''}`,
    ...(told.segments ?? []),
    ...(told.prior ? [`MRG|${told.prior}^^^LAKESIDE^MR`] : []),
    ...(told.visitId ? [`PV1|1|O|||||||||||||||||${told.visitId}`] : []),
    '',
  ].join('\r')
}
