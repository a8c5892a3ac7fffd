import { receiptSchema } from '#shared/ipc/hubContract.ts'
import type { RandomSource } from './randomSource.ts'
import type { SimulatedHub } from './simulatedHub.ts'
import type { World } from './world.ts'

/** What can become of one request on its way to the hub and back. */
export type Fate =
  | 'arrives'
  | 'request lost'
  | 'answer lost'
  | 'hub killed over it'
  | 'half an answer'
  | 'sent twice'
  | 'late'
  | 'repeated later'
  | 'busy 409'
  | 'broken 500'
  | 'broken 500 after storing'
  | 'rejected 422'
  | 'key not known 401'
  | 'receipt for other bytes'
  | 'a page of somebody else'

const fates: readonly (readonly [weight: number, fate: Fate])[] = [
  [52, 'arrives'],
  [6, 'request lost'],
  [7, 'answer lost'],
  [1, 'hub killed over it'],
  [4, 'half an answer'],
  [5, 'sent twice'],
  [6, 'late'],
  [4, 'repeated later'],
  [3, 'busy 409'],
  [3, 'broken 500'],
  [3, 'broken 500 after storing'],
  [2, 'rejected 422'],
  [1, 'key not known 401'],
  [2, 'receipt for other bytes'],
  [2, 'a page of somebody else'],
]

/** The wire between the desks and the hub. Requests wait in it until somebody lets them move. */
export interface FaultyNetwork {
  /** The `fetch` of one life of a desk; what it asked for before it died may still arrive. */
  fetchFor(isAlive: () => boolean): typeof fetch
  /** A step of the day is over: what is late comes a step nearer. */
  step(): void
  /** Lets everything move that can, until nothing is on its way. Returns what happened, for the journal. */
  move(): Promise<readonly string[]>
  /** From now on everything arrives. */
  becomeWhole(): void
  isWhole(): boolean
  /** How often each fate was met. */
  readonly met: ReadonlyMap<Fate, number>
}

interface Flight {
  readonly method: string
  readonly body: string
  readonly key: string | null
  readonly fate: Fate
  readonly answer: (response: Response) => void
  readonly fail: () => void
  /** Steps before it moves. */
  steps: number
}

export function createFaultyNetwork(world: World, hub: SimulatedHub, random: RandomSource): FaultyNetwork {
  const flights: Flight[] = []
  const met = new Map<Fate, number>()
  let isWhole = false

  const chooseFate = (): Fate => (isWhole ? 'arrives' : random.weighted(fates))

  async function land(flight: Flight): Promise<string> {
    const { fate, method } = flight
    met.set(fate, (met.get(fate) ?? 0) + 1)
    if (!hub.isUp()) {
      flight.fail()
      return `${method}: the hub is away`
    }
    if (fate === 'repeated later') flights.push(ghostOf(flight, random.between(1, 8)))
    await meet(hub, flight)
    return `${method}: ${fate}`
  }

  return {
    fetchFor: (isAlive) => (url, init) =>
      new Promise<Response>((resolve, reject) => {
        world.stir()
        // A program that is gone asks nothing and hears nothing.
        if (!isAlive()) return
        const fate = chooseFate()
        const heard = (tell: () => void): void => {
          world.stir()
          if (isAlive()) tell()
        }
        flights.push({
          method: new URL(String(url)).pathname.slice('/api/'.length),
          body: String(init?.body),
          key: new Headers(init?.headers).get('authorization')?.slice('Bearer '.length) ?? null,
          fate,
          answer: (response) => heard(() => resolve(response)),
          fail: () => heard(() => reject(new TypeError('fetch failed'))),
          steps: fate === 'late' ? random.between(1, 6) : 0,
        })
      }),
    step() {
      for (const flight of flights) flight.steps -= 1
    },
    async move() {
      const happened: string[] = []
      for (;;) {
        await world.settled()
        const index = flights.findIndex(({ steps }) => isWhole || steps <= 0)
        const flight = index < 0 ? undefined : flights.splice(index, 1)[0]
        if (!flight) return happened
        happened.push(await land(flight))
      }
    },
    becomeWhole() {
      isWhole = true
    },
    isWhole: () => isWhole,
    met,
  }
}

/** The same request once more, when nobody waits for its answer any longer. */
const ghostOf = (flight: Flight, steps: number): Flight => ({
  ...flight,
  fate: 'arrives',
  steps,
  answer: () => {},
  fail: () => {},
})

async function meet(hub: SimulatedHub, flight: Flight): Promise<void> {
  const { fate, method, answer, fail } = flight
  const ask = () => hub.call(method, flight.body, flight.key)
  const say = ({ status, body }: { readonly status: number; readonly body: unknown }): void =>
    answer(new Response(JSON.stringify(body), { status }))
  switch (fate) {
    case 'request lost':
      return fail()
    case 'answer lost':
      await ask()
      return fail()
    case 'hub killed over it': {
      const asked = ask()
      await hub.killAndRestart()
      await asked
      return fail()
    }
    case 'half an answer': {
      const text = JSON.stringify((await ask()).body)
      return answer(new Response(text.slice(0, Math.floor(text.length / 2))))
    }
    case 'sent twice':
      await ask()
      return say(await ask())
    case 'busy 409':
      return say({ status: 409, body: { code: 'busy', message: 'The first copy is still being stored.' } })
    case 'broken 500':
      return say({ status: 500, body: { code: 'internal', message: 'It broke.' } })
    case 'broken 500 after storing':
      await ask()
      return say({ status: 500, body: { code: 'internal', message: 'It broke.' } })
    case 'rejected 422':
      return say({ status: 422, body: { code: 'other-content', message: 'Other content is stored.' } })
    case 'key not known 401':
      return say({ status: 401, body: { code: 'not-enrolled', message: 'This device is not enrolled.' } })
    case 'receipt for other bytes':
      return say(bent(await ask()))
    case 'a page of somebody else':
      return answer(new Response('<html><body>Sign in to the guest network</body></html>'))
    default:
      return say(await ask())
  }
}

/** A receipt that names other bytes than were sent; whatever is no receipt stays as it is. */
function bent({ status, body }: { readonly status: number; readonly body: unknown }) {
  const receipt = receiptSchema.safeParse(body)
  return { status, body: receipt.success ? { ...receipt.data, sha256: 'f'.repeat(64) } : body }
}
