import { FileInput } from 'lucide-react'
import { useRef, useState } from 'react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { visitWords } from '#renderer/words/visits.ts'

/** A session document is far smaller; larger files are not even read. */
const largestBytes = 1_000_000

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
      const why = await bringOne(store, file)
      if (why === null) count += 1
      else first ??= { what: visitWords.notBrought(file.name), why }
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

/** Why a file was not taken, or null. */
async function bringOne({ api }: AppStore, file: File): Promise<string | null> {
  if (file.size > largestBytes) return visitWords.tooLarge
  const document = readJson(await file.text())
  if (document === undefined) return visitWords.notReadable
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
