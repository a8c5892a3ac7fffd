import { localDate } from '#shared/kernel/instant.ts'
import type { Desk } from '../desk.ts'

/** The day on the clinic's clock, YYYY-MM-DD. */
export const today = (desk: Pick<Desk, 'now'>): string => localDate(desk.now())
