import '#shared/ipc/withoutEval.ts'
// First of all: the page's policy refuses code made from text, and zod would make some.
import '#shared/ipc/withoutEval.ts'
import { createRoot } from 'react-dom/client'
import { v7 } from 'uuid'
import { createApi } from '#shared/ipc/client.ts'
import type { Transport } from '#shared/ipc/envelope.ts'
import { firstAnswersId } from '#shared/ipc/firstAnswers.ts'
import { readRows } from '#shared/ipc/readRows.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { App } from './App.tsx'
import { createAppStore } from './store/createAppStore.ts'
import './styles/chairside.css'
import './screens/screens.css'
import './screens/Board/board.css'
import './screens/Staff/staff.css'
import './screens/SyncMonitor/syncMonitor.css'
import './screens/ReferenceData/referenceData.css'
import './screens/Batches/batches.css'
import './screens/scanning/scanning.css'
import './screens/SetUp/setUp.css'
import './screens/Formulary/formulary.css'
import './screens/People/people.css'
import './screens/Workstations/workstations.css'
import './screens/Record/record.css'
import './screens/Timeline/timeline.css'
import './styles/narrow.css'
import { answeredAhead } from './transport/answeredAhead.ts'
import { createChime } from './transport/createChime.ts'
import { createHttpTransport } from './transport/httpTransport.ts'
import { type Bridge, createIpcTransport } from './transport/ipcTransport.ts'

declare global {
  interface Window {
    /** There inside the Electron window only, put there by its preload. */
    readonly bridge?: Bridge
  }
}

function chooseWire(): Transport {
  if (window.bridge) return createIpcTransport(window.bridge)
  const push = new URL('/push', window.location.href)
  push.protocol = push.protocol === 'https:' ? 'wss:' : 'ws:'
  return createHttpTransport({
    fetch: (url, init) => window.fetch(url, init),
    openSocket: () => new WebSocket(push),
    later: (milliseconds, run) => setTimeout(run, milliseconds),
  })
}

/** The forms of all that comes behind the lock screen: a file of its own, which is read once. */
const readContract = () => import('#shared/ipc/contract.ts').then(({ contract }) => contract)

const answersLaid = () => document.getElementById(firstAnswersId)?.textContent ?? null

const store = createAppStore({
  api: createApi(answeredAhead(chooseWire(), answersLaid()), readRows(readContract)),
  // The zone is the clinic's, known once it has answered; the store reads every instant on that clock.
  clock: { now: () => instantAt(Date.now(), 'UTC') },
  newId: v7,
  chime: createChime(),
  later: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
})
store.start()
setInterval(store.tick, 1_000)
window.addEventListener('beforeunload', (event) => {
  if (store.state.getState().pending.length > 0) event.preventDefault()
})

const root = document.getElementById('root')
if (root) createRoot(root).render(<App store={store} />)
