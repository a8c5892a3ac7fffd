import { practice } from '#resources/demo/clinicFacts.ts'
import { instantAt, instantOnClock, isoWithOffset, localDate } from '#shared/kernel/instant.ts'

/** Today on the clinic's own calendar, which may be another day than this machine's. */
export const clinicToday = (): string => localDate(instantAt(Date.now(), practice.zone))

/** A time of the clinic's day as `--clock` takes it: "10:41", or "10:41:30". */
export function onClinicClock(day: string, time: string): string {
  const [hour = '00', minute = '00', second = '00'] = time.split(':')
  const minuteIso = isoWithOffset(instantOnClock(day, `${hour}:${minute}`, practice.zone))
  return minuteIso.replace(/:00([+-])/, `:${second}$1`)
}
