import { FileInput } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { RefusalSlot, type RefusalWords } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { openOne, scanKinds } from '#renderer/screens/Session/scanFiles.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { paperScanWords as w } from '#renderer/words/paperScans.ts'
import { dateWords } from '#renderer/words/times.ts'
import { isSameAuthorization } from '#shared/billing/officeAuthorizations.ts'
import type { Authorization } from '#shared/document/clinic.ts'
import type { ShownLetter } from '#shared/ipc/officeAuthorizationRows.ts'
import { may } from '#shared/permissions/permissions.ts'

/** Every letter of the patient's authorizations, whichever visit it came in at; asked again whenever `turn` changes. */
export function useLetters(sessionId: string, turn: number): readonly ShownLetter[] {
  const { api } = useAppStore()
  const [letters, setLetters] = useState<readonly ShownLetter[]>([])
  useEffect(() => {
    let isHere = true
    void api.call('papers.letters', { sessionId }).then((answer) => {
      if (isHere && answer.kind === 'value' && turn >= 0) setLetters(answer.value.letters)
    })
    return () => {
      isHere = false
    }
  }, [api, sessionId, turn])
  return letters
}

interface LettersProps {
  readonly sessionId: string
  readonly one: Pick<Authorization, 'id' | 'payerId' | 'number'>
  /** Of the whole patient. */
  readonly letters: readonly ShownLetter[]
  /** Why the file was not attached, in words; null = it is. */
  readonly onAttach: (file: File) => Promise<string | null>
}

/** The payer's letter of one authorization: the newest first, to open; another one to attach (workflow 4.1). */
export function AuthorizationLetters({ sessionId, one, letters, onAttach }: LettersProps) {
  const store = useAppStore()
  const mayAttach = useApp(({ signedIn }) => may(signedIn?.user.roles ?? [], 'update.authorizations'))
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<RefusalWords | null>(null)
  const own = letters.filter(({ authorization }) => isSameAuthorization(authorization, one))
  async function attach(file: File): Promise<void> {
    setBusy(true)
    const why = await onAttach(file)
    setRefusal(why === null ? null : { what: w.notAttached(file.name), why })
    if (why === null) store.say(w.saved(file.name))
    setBusy(false)
  }
  async function open(name: string, sha256: string): Promise<void> {
    const why = await openOne(store, sessionId, sha256)
    setRefusal(why === null ? null : { what: w.notOpened(name), why })
  }
  return (
    <>
      {own.map(({ sha256, name, type, bytes, at, visitDay, isOfThisVisit }, place) => (
        <div key={`${sha256} ${at.utc}`} className="row">
          <span className="grow second">
            {place === 0 ? w.letterHolds : w.letterEarlier}: <b>{name}</b>, {w.about(type, bytes)}
            {!isOfThisVisit && `, ${visitDay === null ? w.letterOfOffice : w.letterOfVisit(dateWords(visitDay))}`}
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
            verb={own.length > 0 ? w.replaceLetter : w.attachLetter}
            spokenName={w.attachLetterOf(one.number)}
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
