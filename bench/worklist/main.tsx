import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { Announcer } from '#renderer/components/Announcer.tsx'
import { Worklist } from '#renderer/screens/Worklist/Worklist.tsx'
import { type AppStore, createAppStore } from '#renderer/store/createAppStore.ts'
import { StoreContext } from '#renderer/store/useStore.ts'
import '#renderer/styles/chairside.css'
import { plainView } from '#renderer/store/worklistState.ts'
import type { Api } from '#shared/ipc/client.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { instantAt, instantOnClock } from '#shared/kernel/instant.ts'

const zone = 'America/Chicago'
const sessions = 50_000
const now = instantOnClock('2026-03-02', '09:00', zone)
const nowMs = Date.parse(now.utc)
const lasts = ['Okafor', 'Whitcomb', 'Müller', 'Nowak', 'Solberg', 'Adeyemi', 'Molina', 'Petrov', 'Ahmed', 'Rossi']
const payers = ['Medicare Part B', 'Aetna', 'Blue Cross of Illinois', 'Medicaid Illinois', 'United Healthcare']
const statuses = ['received', 'on_hold', 'sent', 'accepted', 'adjudicated', 'not_yet_received'] as const
const regimens = ['Bendamustine–rituximab', 'R-CHOP', 'Pembrolizumab', 'FOLFOX 6', 'Daratumumab']
const pick = <T,>(list: readonly T[], n: number): T => list[n % list.length] as T

function rowOf(n: number): WorklistRow {
  const status = pick(statuses, n * 7)
  const held = status === 'on_hold'
  return {
    sessionId: `session-${n}`,
    version: 1,
    claimRef: `260302AA${String(n).padStart(5, '0')}`,
    patientName: `${pick(lasts, n * 13)}, ${String.fromCharCode(65 + (n % 26))}${n}`,
    mrn: `LS-${100_000 + ((n * 7_919) % 900_000)}`,
    payerName: pick(payers, n * 3),
    regimen: pick(regimens, n * 11),
    serviceDate: `2026-02-${String(1 + (n % 28)).padStart(2, '0')}`,
    signedAt: instantAt(nowMs - n * 60_000, zone),
    signedBy: 'Dana Reyes',
    dischargedAt: null,
    dueAt: instantAt(nowMs + ((n * 7_907) % 5_000) * 60_000 - 500 * 60_000, zone),
    valueCents: (n * 7_727) % 2_000_000,
    status,
    missing: held ? ['The authorization number is missing. Ask the payer, then enter it.'] : [],
    missingKinds: held ? ['authorization'] : [],
    holder: n % 9 === 0 ? { userId: 'grace-kim', name: 'Grace Kim' } : null,
    question: n % 17 === 0 ? { state: 'open', words: 'Who saw the waste?', by: 'Grace Kim', at: now } : null,
  }
}

const rows = Array.from({ length: sessions }, (_, n) => rowOf(n))
const value = (answer: unknown) => Promise.resolve({ kind: 'value', value: answer })
const api = {
  call: (method: string, input: { readonly after?: string | null; readonly limit?: number }) => {
    if (method !== 'worklist.list') return value({ views: [], questions: [] })
    const from = Number(input.after ?? 0)
    const to = from + (input.limit ?? sessions)
    return value({ rows: rows.slice(from, to), next: to < sessions ? String(to) : null })
  },
  subscribe: () => () => undefined,
} as unknown as Api

const store: AppStore = createAppStore({
  api,
  clock: { now: () => now },
  newId: () => 'none',
  later: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
})
const grace = { id: 'grace-kim', name: 'Grace Kim', initials: 'GK', credential: '', roles: ['biller'] }
store.state.setState({ signedIn: { user: grace, since: now }, clinic: { practice: { zone } } } as never)
store.tick()

const element = document.getElementById('root') as HTMLElement
let root: Root = createRoot(element)

/** From the change to a page laid out, in milliseconds. */
function drawn(change: () => void): number {
  const began = performance.now()
  flushSync(change)
  document.body.getBoundingClientRect()
  return performance.now() - began
}

const draw = (): void =>
  root.render(
    <StoreContext value={store}>
      <Announcer>
        <Worklist />
      </Announcer>
    </StoreContext>,
  )

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** The screen is opened anew, the list is there already: as coming back from a visit. */
async function opens(): Promise<number> {
  root.unmount()
  root = createRoot(element)
  await nextFrame()
  return drawn(draw)
}

const sorts = ['patient', 'value', 'payer', 'status', 'service', 'missing', 'hours'] as const
const searches = ['muller', 'okafor ls-1', 'medicare', '260302aa01', 'nowak aetna'] as const
const filters = [
  { payer: 'Aetna' },
  { hours: 'under8' },
  { missing: 'authorization' },
  { holder: 'me' },
  { question: 'open' },
] as const

const steps: Readonly<Record<string, (run: number) => Promise<number>>> = {
  opens,
  sorts: async (run) => {
    const direction = run % 2 === 0 ? 'up' : 'down'
    return drawn(() => store.worklist.setView({ ...plainView, sort: { key: pick(sorts, run), direction } }))
  },
  filters: async (run) => drawn(() => store.worklist.setView({ ...plainView, ...pick(filters, run) })),
  finds: async (run) => drawn(() => store.worklist.setView({ ...plainView, search: pick(searches, run) })),
  moves: async (run) => drawn(() => store.worklist.select(`session-${(run * 997) % sessions}`)),
}

/** Each step so many times, each in a frame of its own; milliseconds by step, and how long all pages took to come. */
async function measure(runs: number): Promise<Readonly<Record<string, readonly number[]>>> {
  flushSync(draw)
  const began = performance.now()
  store.worklist.look()
  while (store.state.getState().worklist.loaded !== 'whole') await nextFrame()
  const times: Record<string, number[]> = { loads: [performance.now() - began] }
  // The orders of the other columns are made ready behind it.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  for (const [name, step] of Object.entries(steps)) {
    const taken: number[] = []
    for (let run = 0; run < runs; run += 1) {
      await nextFrame()
      taken.push(await step(run))
    }
    times[name] = taken
    store.worklist.setView(plainView)
  }
  return times
}

Object.assign(window, { measureWorklist: measure })
