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
  const stop = atTime(service.stop, draft.stop)
  return {
    ...service,
    start,
    stop,
    ...(service.segments ? { segments: movedSegments(service.segments, start, stop) } : {}),
    ...(draft.access ? { access: draft.access } : {}),
    ...(draft.class ? { class: draft.class } : {}),
  }
}

/** Pauses stay where they were: only the first start and the last stop move. */
const movedSegments = (segments: NonNullable<Service['segments']>, start: string | null, stop: string | null) =>
  segments.map((segment, place) => ({
    start: place === 0 ? (start ?? segment.start) : segment.start,
    stop: place === segments.length - 1 ? stop : segment.stop,
  }))
