import { FileInput } from 'lucide-react'
import { useRef, useState } from 'react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import type { AppStore } from '#renderer/store/createAppStore.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { scanAwayWords, scanWhyWords, paperScanWords as w } from '#renderer/words/paperScans.ts'
import { whyOf } from '#renderer/words/refusals.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { PaperType } from '#shared/chart/payloads/payloads.ts'
import { chartRefusals, type RefusalCode } from '#shared/chart/refusals.ts'
import { largestScanBytes } from '#shared/ipc/scanRows.ts'
import { may } from '#shared/permissions/permissions.ts'
import { base64Of } from '../base64Of.ts'
import { saveBytes } from '../saveBytes.ts'
import './attachedPapers.css'

/** Scans of the sheet this visit was charted on: each to open, and another one to attach (workflow 10, downtime on paper). */
export function AttachedPapers({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const mayAttach = useApp(({ signedIn }) => may(signedIn?.user.roles ?? [], 'record.arrival'))
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<RefusalWords | null>(null)
  async function attach(files: readonly File[]): Promise<void> {
    setBusy(true)
    setRefusal(null)
    for (const file of files) {
      const why = await attachOne(store, chart.sessionId, file)
      if (why === null) store.say(w.saved(file.name))
      else setRefusal({ what: w.notAttached(file.name), why })
    }
    setBusy(false)
  }
  async function open(name: string, sha256: string): Promise<void> {
    const why = await openOne(store, chart.sessionId, sha256)
    setRefusal(why === null ? null : { what: w.notOpened(name), why })
  }
  return (
    <section className="attached-papers" aria-label={w.title}>
      <h3>{w.title}</h3>
      <ul className="plain-list">
        {chart.papers.map(({ sha256, name, type, bytes }) => (
          <li key={sha256} className="row">
            <span className="grow">
              <b>{name}</b>, <span className="second">{w.about(type, bytes)}</span>
            </span>
            <TapTarget look="quiet" verb={w.open} spokenName={w.openOf(name)} onTap={() => void open(name, sha256)} />
          </li>
        ))}
      </ul>
      {mayAttach && (
        <>
          <input
            ref={input}
            type="file"
            accept="application/pdf,image/jpeg,image/png"
            multiple
            hidden
            aria-label={w.attach}
            onChange={({ target }) => {
              const files = [...(target.files ?? [])]
              target.value = ''
              void attach(files)
            }}
          />
          <TapTarget icon={FileInput} verb={w.attach} saving={busy} onTap={() => input.current?.click()} />
          <p className="second">{w.hint}</p>
        </>
      )}
      <RefusalSlot flat refusal={refusal} />
    </section>
  )
}

/** Why a file was not attached, in words; null = it is. */
async function attachOne({ api, newId }: AppStore, sessionId: string, file: File): Promise<string | null> {
  if (file.size > largestScanBytes) return scanWhyWords['scan-too-large']
  const base64 = base64Of(new Uint8Array(await file.arrayBuffer()))
  const name = file.name.trim().slice(-longestName) || w.nameless
  const answer = await api.call('papers.attach', { commandId: newId(), sessionId, name, base64 })
  if (answer.kind === 'fault') return faultWords(answer.fault)
  return answer.kind === 'refusal' ? whyWords(answer.refusal) : null
}

const longestName = 120
const mediaTypes: Readonly<Record<PaperType, string>> = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' }

async function openOne({ api }: AppStore, sessionId: string, sha256: string): Promise<string | null> {
  const answer = await api.call('papers.open', { sessionId, sha256 })
  if (answer.kind === 'fault') return faultWords(answer.fault)
  if (answer.kind === 'refusal') return whyWords(answer.refusal)
  const { fileName, type, base64 } = answer.value
  saveBytes(fileName, mediaTypes[type], base64)
  return null
}

interface No {
  readonly code: string
  readonly facts: Readonly<Record<string, string>>
}

const isChartNo = (code: string): code is RefusalCode => chartRefusals.some((one) => one === code)

const isAway = (code: string): code is keyof typeof scanAwayWords => Object.hasOwn(scanAwayWords, code)

const isScanNo = (code: string): code is keyof typeof scanWhyWords => Object.hasOwn(scanWhyWords, code)

function whyWords({ code, facts }: No): string {
  if (isAway(code)) return scanAwayWords[code](facts.desk ?? '')
  if (isScanNo(code)) return scanWhyWords[code]
  return isChartNo(code) ? whyOf({ code, facts }) : code
}
