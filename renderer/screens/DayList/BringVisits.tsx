import { FileInput } from 'lucide-react'
import { useRef, useState } from 'react'
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
  async function bring(files: readonly File[]): Promise<void> {
    setBusy(true)
    let count = 0
    let proposed = 0
    let first: RefusalWords | null = null
    for (const file of files) {
      const brought = await bringFile(store, file)
      count += brought.count
      proposed += brought.proposed
      if (brought.why !== null) first ??= { what: visitWords.notBrought(file.name), why: brought.why }
    }
    setBusy(false)
    setRefusal(first)
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
      <RefusalSlot flat refusal={refusal} />
    </div>
  )
}

interface Brought {
  readonly count: number
  /** Visits that are here with another plan: the file's plan waits in them for a nurse. */
  readonly proposed: number
  /** Why something of the file was not taken; null = all of it was. */
  readonly why: string | null
}

/** One visit, or the visits of an emergency copy: each whole or not at all, and one that is refused holds up no other. */
async function bringFile(store: AppStore, file: File): Promise<Brought> {
  if (file.size > largestBytes) return { count: 0, proposed: 0, why: visitWords.tooLarge }
  const value = readJson(await file.text())
  if (value === undefined) return { count: 0, proposed: 0, why: visitWords.notReadable }
  const documents = documentsIn(value)
  if (!documents.ok) return { count: 0, proposed: 0, why: documents.error }
  let count = 0
  let proposed = 0
  let why: string | null = null
  for (const document of documents.value) {
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
