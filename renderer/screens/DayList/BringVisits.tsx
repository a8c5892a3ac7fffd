import { FileInput, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { whyOf } from '#renderer/words/refusals.ts'
import { visitWords } from '#renderer/words/visits.ts'
import { documentsIn } from '#shared/document/emergencyCopy.ts'

/** An emergency copy of a large clinic's two days; larger files are not even read. */
const largestBytes = 100_000_000

/** Planned or signed visits from files (docs/session-document.md): each one whole or not at all, with its reason. */
export function BringVisits() {
  const store = useAppStore()
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<RefusalWords | null>(null)
  const [progress, setProgress] = useState<string | null>(null)
  const bringing = useRef({ isStopped: false })
  // Whoever leaves the list leaves nothing half: the visit that is being taken is taken whole, and no other after it.
  const stop = (): void => {
    bringing.current.isStopped = true
  }
  useEffect(
    () => () => {
      bringing.current.isStopped = true
    },
    [],
  )
  async function bring(files: readonly File[]): Promise<void> {
    const way: Way = {
      isStopped: () => now.isStopped,
      tell: setProgress,
    }
    const now = { isStopped: false }
    bringing.current = now
    setBusy(true)
    let count = 0
    let proposed = 0
    let first: RefusalWords | null = null
    for (const file of files) {
      if (now.isStopped) break
      setProgress(visitWords.reading(file.name))
      const brought = await bringFile(store, file, way)
      count += brought.count
      proposed += brought.proposed
      if (brought.why !== null) first ??= { what: visitWords.notBrought(file.name), why: brought.why }
    }
    setBusy(false)
    setProgress(null)
    setRefusal(now.isStopped ? { what: visitWords.stopped, why: visitWords.stoppedNext(count + proposed) } : first)
    const said = [count > 0 && visitWords.brought(count), proposed > 0 && visitWords.planProposed(proposed)]
    if (count + proposed > 0) store.say(said.filter(Boolean).join(' '))
  }
  return (
    <div>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        multiple
        hidden
        aria-label={visitWords.bring}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          void bring(files)
        }}
      />
      <TapTarget icon={FileInput} verb={visitWords.bring} saving={busy} onTap={() => input.current?.click()} />
      {busy && (
        <>
          <p role="status" className="second num">
            {progress}
          </p>
          <TapTarget icon={X} verb={visitWords.stopBringing} onTap={stop} />
        </>
      )}
      <RefusalSlot flat refusal={refusal} />
    </div>
  )
}

/** How a file tells how far it is, and hears that it goes no further. */
interface Way {
  readonly isStopped: () => boolean
  readonly tell: (words: string) => void
}

interface Brought {
  readonly count: number
  /** Visits that are here with another plan: the file's plan waits in them for a nurse. */
  readonly proposed: number
  /** Why something of the file was not taken; null = all of it was. */
  readonly why: string | null
}

/** One visit, or the visits of an emergency copy: each whole or not at all, and one that is refused holds up no other. */
async function bringFile(store: AppStore, file: File, way: Way): Promise<Brought> {
  if (file.size > largestBytes) return { count: 0, proposed: 0, why: visitWords.tooLarge }
  const value = readJson(await file.text())
  if (value === undefined) return { count: 0, proposed: 0, why: visitWords.notReadable }
  const documents = documentsIn(value)
  if (!documents.ok) return { count: 0, proposed: 0, why: documents.error }
  let count = 0
  let proposed = 0
  let why: string | null = null
  for (const [place, document] of documents.value.entries()) {
    if (way.isStopped()) break
    way.tell(visitWords.bringing(place + 1, documents.value.length, file.name))
    const taken = await bringOne(store, document as Json, file.name)
    if (taken === 'here') count += 1
    else if (taken === 'proposed') proposed += 1
    else why ??= taken.why
  }
  return { count, proposed, why }
}

type Taken = 'here' | 'proposed' | { readonly why: string }

async function bringOne(store: AppStore, document: Json, from: string): Promise<Taken> {
  const answer = await store.api.call('session.import', { document })
  if (answer.kind === 'value') return 'here'
  if (answer.kind === 'fault') return { why: faultWords(answer.fault) }
  if (answer.refusal.code === 'document-changes-plan') return proposePlan(store, document, from)
  return { why: answer.refusal.facts.text ?? visitWords.notReadable }
}

/** The plan of a file for a visit that is here: it changes nothing until a nurse has compared and accepted it. */
async function proposePlan({ api, newId, now }: AppStore, document: Json, file: string): Promise<Taken> {
  const answer = await api.call('chart.perform', {
    commandId: newId(),
    sessionId: document.sessionId,
    command: { kind: 'proposePlan', plan: document.events[0].payload.plan, from: visitWords.fromFile(file) },
    happenedAt: now(),
    source: 'typed',
  })
  if (answer.kind === 'value') return 'proposed'
  return { why: answer.kind === 'fault' ? faultWords(answer.fault) : whyOf(answer.refusal) }
}

type Json = ReturnType<typeof JSON.parse>

function readJson(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
