import { FileInput } from 'lucide-react'
import { useRef, useState } from 'react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { attachOne, openOne, scanKinds } from '#renderer/screens/Session/scanFiles.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { paperScanWords as w } from '#renderer/words/paperScans.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Authorization } from '#shared/document/clinic.ts'
import { may } from '#shared/permissions/permissions.ts'

interface LettersProps {
  readonly chart: Chart
  readonly one: Pick<Authorization, 'id' | 'number'>
}

/** The payer's letter of one authorization: the newest first, to open; another one to attach (workflow 4.1). */
export function AuthorizationLetters({ chart, one }: LettersProps) {
  const store = useAppStore()
  const mayAttach = useApp(({ signedIn }) => may(signedIn?.user.roles ?? [], 'update.authorizations'))
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<RefusalWords | null>(null)
  const letters = chart.papers.filter(({ authorizationId }) => authorizationId === one.id).toReversed()
  async function attach(file: File): Promise<void> {
    setBusy(true)
    const why = await attachOne(store, chart.sessionId, file, one.id)
    setRefusal(why === null ? null : { what: w.notAttached(file.name), why })
    if (why === null) store.say(w.saved(file.name))
    setBusy(false)
  }
  async function open(name: string, sha256: string): Promise<void> {
    const why = await openOne(store, chart.sessionId, sha256)
    setRefusal(why === null ? null : { what: w.notOpened(name), why })
  }
  return (
    <>
      {letters.map(({ sha256, name, type, bytes, stamp }, place) => (
        <div key={stamp.eventId} className="row">
          <span className="grow second">
            {place === 0 ? w.letterHolds : w.letterEarlier}: <b>{name}</b>, {w.about(type, bytes)}
          </span>
          <TapTarget look="quiet" verb={w.open} spokenName={w.openOf(name)} onTap={() => void open(name, sha256)} />
        </div>
      ))}
      {mayAttach && (
        <>
          <input
            ref={input}
            type="file"
            accept={scanKinds}
            hidden
            aria-label={w.attachLetterOf(one.number)}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              target.value = ''
              if (file) void attach(file)
            }}
          />
          <TapTarget
            look="quiet"
            icon={FileInput}
            verb={letters.length > 0 ? w.replaceLetter : w.attachLetter}
            spokenName={letters.length > 0 ? w.replaceLetterOf(one.number) : w.attachLetterOf(one.number)}
            saving={busy}
            onTap={() => input.current?.click()}
          />
          <p className="second">{w.letterHint}</p>
        </>
      )}
      <RefusalSlot flat refusal={refusal} />
    </>
  )
}
