import { FileInput } from 'lucide-react'
import { useRef, useState } from 'react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { paperScanWords as w } from '#renderer/words/paperScans.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { may } from '#shared/permissions/permissions.ts'
import { attachOne, openOne, scanKinds } from './scanFiles.ts'
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
        {chart.papers.map(({ sha256, name, type, bytes, authorizationId, stamp }) => (
          <li key={stamp.eventId} className="row">
            <span className="grow">
              <b>{name}</b>,{' '}
              <span className="second">
                {w.about(type, bytes)}
                {authorizationId !== undefined && `, ${w.letterOf(numberOf(chart, authorizationId))}`}
              </span>
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
            accept={scanKinds}
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

const numberOf = ({ scheduled }: Chart, id: string): string =>
  scheduled.authorizations.find((one) => one.id === id)?.number ?? ''
