import type { Authorization } from '../document/clinic.ts'

/** Whether an authorization holds on that day: granted, not pending, and inside its dates, both included. */
export const coversDay = ({ status, from, to }: Authorization, day: string): boolean =>
  (status === 'approved' || status === 'retro' || status === 'not_required') && from <= day && day <= to
