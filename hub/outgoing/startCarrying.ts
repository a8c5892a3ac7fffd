import { type CourierPorts, createCourier } from './courier.ts'

export interface Carrying {
  /** Something new waits: a round begins now. */
  readonly wake: () => void
  stop(): Promise<void>
}

/** How often destinations are looked at when nothing new waits: retries come due, answers arrive. */
const lookMs = 5_000

/** Runs the courier's rounds one after the other until it is told to stop. */
export function startCarrying(made: CourierPorts): Carrying {
  const courier = createCourier(made)
  let stopped = false
  let again = false
  let running: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  function go(): void {
    if (stopped) return
    if (running !== null) {
      again = true
      return
    }
    clearTimeout(timer)
    again = false
    running = courier
      .round()
      .catch(() => made.ports.log('courier: a round failed'))
      .finally(() => {
        running = null
        if (!stopped) timer = setTimeout(go, again ? 0 : lookMs)
      })
  }
  go()
  return {
    wake: go,
    async stop() {
      stopped = true
      clearTimeout(timer)
      // A wire that hangs is cut; whatever was on it is found out after the next start.
      await courier.close()
      await running
      await courier.leave().catch(() => made.ports.log('courier: its turn could not be given back'))
    },
  }
}
