/** How a drug reaches the patient decides which tap its row offers. */
export type Tap = 'start' | 'push' | 'injection'

const overTime = new Set(['iv_infusion', 'sc_infusion', 'pump_prolonged', 'transfusion'])
const injected = new Set(['subcutaneous', 'intramuscular', 'on_body_injector', 'intralesional'])
/** Given at one moment, or over time where the order plans minutes. */
const either = new Set(['intra_arterial', 'intraperitoneal', 'intrapleural', 'intravesical'])
const throughVein = new Set(['iv_infusion', 'iv_push', 'pump_prolonged', 'transfusion'])

/** Start and stop for what runs, one tap for a push, one tap with a site for an injection. */
export function tapOf(route: string, plannedMinutes: number | undefined): Tap {
  if (overTime.has(route)) return 'start'
  if (injected.has(route)) return 'injection'
  return either.has(route) && plannedMinutes !== undefined ? 'start' : 'push'
}

/** Whether the route runs through a vascular access, which must then be named (workflow 8, block 2). */
export const needsAccess = (route: string): boolean => throughVein.has(route)
