import { Copy, KeyRound } from 'lucide-react'
import { useEffect, useState } from 'react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { Dialog } from '#renderer/components/Dialog.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { faultWords } from '#renderer/words/faults.ts'
import { recordWords } from '#renderer/words/record.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Answer } from '#shared/ipc/client.ts'
import type { Output } from '#shared/ipc/contract.ts'
import { FactList } from '../Session/sheets/FactList.tsx'
import { HowFar } from './HowFar.tsx'

/** The copies of this workstation's record: what there is, one more, a new key, and how one comes back. */
export function Copies() {
  const { api, say } = useAppStore()
  const kept = useCopies()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const [why, setWhy] = useState<{ readonly what: string; readonly why: string } | null>(null)
  async function run(
    asked: Promise<Answer<'record.copy' | 'record.rekey'>>,
    words: { readonly done: (file: string) => string; readonly failed: string },
  ): Promise<void> {
    setAsking(false)
    setBusy(true)
    const answer = await asked
    setBusy(false)
    if (answer.kind === 'value') {
      setWhy(null)
      return say(words.done(answer.value.file))
    }
    const reason = answer.kind === 'fault' ? faultWords(answer.fault) : (answer.refusal.facts.text ?? '')
    setWhy({ what: words.failed, why: reason })
  }
  const [newest] = kept?.copies ?? []
  return (
    <>
      <h2 className="section-head">{recordWords.copies}</h2>
      {kept && <p className="second">{recordWords.copiesSentence(kept.folder)}</p>}
      {kept?.failure && <AlertLine level="due" title={recordWords.lastFailed} sentence={kept.failure} />}
      {newest ? (
        <FactList
          facts={[
            [recordWords.newest, dateWords(newest.day)],
            [recordWords.size, recordWords.megabytes(newest.bytes)],
            [recordWords.kept, String(kept?.copies.length ?? 0)],
          ]}
        />
      ) : (
        <p className="second">{recordWords.noCopies}</p>
      )}
      <TapTarget
        icon={Copy}
        verb={recordWords.makeCopy}
        wide
        saving={busy}
        onTap={() =>
          void run(api.call('record.copy', {}), { done: recordWords.copyMade, failed: recordWords.copyFailed })
        }
      />
      {busy && <HowFar work="copy" />}
      <RefusalSlot flat refusal={why} />
      <TapTarget look="quiet" icon={KeyRound} verb={recordWords.rekey} wide onTap={() => setAsking(true)} />
      <h3 className="section-head">{recordWords.restore}</h3>
      <p className="second">{recordWords.restoreSentence}</p>
      <Dialog
        isOpen={asking}
        title={recordWords.rekeyTitle}
        onClose={() => setAsking(false)}
        hasChairBar={false}
        foot={
          <>
            <TapTarget verb={recordWords.keep} onTap={() => setAsking(false)} />
            <TapTarget
              look="main"
              verb={recordWords.rekeyDo}
              onTap={() =>
                void run(api.call('record.rekey', {}), { done: recordWords.rekeyed, failed: recordWords.rekeyFailed })
              }
            />
          </>
        }
      >
        <p>{recordWords.rekeySentence}</p>
      </Dialog>
    </>
  )
}

function useCopies(): Output<'record.copies'> | null {
  const { api } = useAppStore()
  const [kept, setKept] = useState<Output<'record.copies'> | null>(null)
  useEffect(() => {
    let current = true
    const ask = () =>
      void api.call('record.copies', {}).then((answer) => {
        if (current && answer.kind === 'value') setKept(answer.value)
      })
    ask()
    const stop = api.subscribe(({ push }) => {
      if (push === 'record.changed') ask()
    })
    return () => {
      current = false
      stop()
    }
  }, [api])
  return kept
}
