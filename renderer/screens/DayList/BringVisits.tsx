import { FileInput } from 'lucide-react'
import { useRef, useState } from 'react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
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
    let first: RefusalWords | null = null
    for (const file of files) {
      const brought = await bringFile(store, file)
      count += brought.count
      if (brought.why !== null) first ??= { what: visitWords.notBrought(file.name), why: brought.why }
    }
    setBusy(false)
    setRefusal(first)
    if (count > 0) store.say(visitWords.brought(count))
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
  /** Why something of the file was not taken; null = all of it was. */
  readonly why: string | null
}

/** One visit, or the visits of an emergency copy: each whole or not at all, and one that is refused holds up no other. */
async function bringFile(store: AppStore, file: File): Promise<Brought> {
  if (file.size > largestBytes) return { count: 0, why: visitWords.tooLarge }
  const value = readJson(await file.text())
  if (value === undefined) return { count: 0, why: visitWords.notReadable }
  const documents = documentsIn(value)
  if (!documents.ok) return { count: 0, why: documents.error }
  let count = 0
  let why: string | null = null
  for (const document of documents.value) {
    const refused = await bringOne(store, document as Json)
    if (refused === null) count += 1
    else why ??= refused
  }
  return { count, why }
}

/** Why a visit was not taken, or null. */
async function bringOne({ api }: AppStore, document: Json): Promise<string | null> {
  const answer = await api.call('session.import', { document })
  if (answer.kind === 'value') return null
  return answer.kind === 'fault' ? faultWords(answer.fault) : (answer.refusal.facts.text ?? visitWords.notReadable)
}

type Json = ReturnType<typeof JSON.parse>

function readJson(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
