import { clockTime, instantAt, localDate } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'

/** "2026-03-02 14:05" on the clinic's clock, and the person's name. */
export function whoAndWhen(desk: Desk): (utc: string, userId: string) => { readonly on: string; readonly by: string } {
  const { people } = desk.clinic()
  const { zone } = desk.now()
  return (utc, userId) => {
    const at = instantAt(Date.parse(utc), zone)
    return {
      on: `${localDate(at)} ${clockTime(at)}`,
      by: people.find(({ id }) => id === userId)?.name ?? userId,
    }
  }
}
