import type { AdminClass, CodingInput, Service, Setting } from '#shared/coding/types.ts'

/** What a biller asks of a copy: one drug's times, access or class, and the setting. Empty = as recorded. */
export interface WhatIfDraft {
  readonly serviceId: string
  /** HH:MM on the clinic's clock. */
  readonly start: string
  readonly stop: string
  readonly access: string
  readonly class: AdminClass | ''
  readonly setting: Setting | ''
}

export const emptyDraft = (serviceId: string): WhatIfDraft => ({
  serviceId,
  start: '',
  stop: '',
  access: '',
  class: '',
  setting: '',
})

const clock = /^([01]\d|2[0-3]):[0-5]\d$/

/** Whether a field holds nothing or a whole time. */
export const isTimeOrEmpty = (text: string): boolean => text === '' || clock.test(text)

/** "09:10" of an ISO time with offset: the printed minute that coding reads (R1). */
export const printedTime = (iso: string | null): string => iso?.slice(11, 16) ?? ''

/** The same date and offset with another time of day. */
const atTime = (iso: string | null, time: string): string | null =>
  iso && clock.test(time) ? `${iso.slice(0, 11)}${time}:00${iso.slice(19)}` : iso

/** A copy of the coding input with the draft's changes; the record is never touched. */
export function changedInput(input: CodingInput, draft: WhatIfDraft): CodingInput {
  return {
    ...input,
    ...(draft.setting ? { setting: draft.setting } : {}),
    services: input.services.map((service) =>
      service.id === draft.serviceId ? changedService(service, draft) : service,
    ),
  }
}

function changedService(service: Service, draft: WhatIfDraft): Service {
  const start = atTime(service.start, draft.start)
  const stop = stopAt(service.stop, start, draft.stop)
  return {
    ...service,
    start,
    stop,
    ...(service.segments ? { segments: movedSegments(service.segments, service, { start, stop }) } : {}),
    ...(draft.access ? { access: draft.access } : {}),
    ...(draft.class ? { class: draft.class } : {}),
  }
}

/**
 * The stop on its recorded day; on the day of the start where none is recorded, or where it lay behind midnight and the
 * new one does not.
 */
function stopAt(recorded: string | null, start: string | null, time: string): string | null {
  if (!start || !clock.test(time)) return recorded
  const isBeforeMidnight = recorded !== null && dayOf(start) < dayOf(recorded) && printedTime(start) <= time
  return atTime(recorded === null || isBeforeMidnight ? start : recorded, time)
}

const dayOf = (iso: string): string => iso.slice(0, 10)

type Segments = NonNullable<Service['segments']>
type Times = Pick<Service, 'start' | 'stop'>

/**
 * Pauses stay where they were: the run that began at the recorded start or ended at the recorded stop goes along with
 * it, one that a new time falls into is cut there, and one that lies outside the new times is gone.
 */
function movedSegments(segments: Segments, was: Times, is: Times): Segments {
  const from = is.start === was.start ? null : is.start
  const until = is.stop === was.stop ? null : is.stop
  const moved = segments.flatMap(({ start, stop }) => {
    const begins = from !== null && (start === was.start || isBefore(start, from)) ? from : start
    const ends = until !== null && (stop === was.stop || isBefore(until, stop)) ? until : stop
    return ends === null || isBefore(begins, ends) ? [{ start: begins, stop: ends }] : []
  })
  return moved.length === 0 && is.start !== null ? [{ start: is.start, stop: is.stop }] : moved
}

const isBefore = (one: string, other: string | null): boolean => other !== null && Date.parse(one) < Date.parse(other)
