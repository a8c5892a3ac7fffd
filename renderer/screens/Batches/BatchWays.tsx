import { Save, Send } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { claimWords as w } from '#renderer/words/claims.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import type { Batch } from '#shared/ipc/hubClaimShapes.ts'
import type { Destination } from '#shared/ipc/hubOutgoingRows.ts'
import { saveFile } from '../Coding/saveFile.ts'
import { LeftBefore, useLeftBefore } from './LeftBefore.tsx'
import { leftBeforeWords, sayNo } from './sayNo.ts'

interface BatchWaysProps {
  readonly batch: Pick<Batch, 'id'>
  readonly destinations: readonly Destination[]
  readonly onSaid: (words: string) => void
}

/** The ways out of one claim file: saved by hand, or sent where the practice's set-up lets claim files go. */
export function BatchWays({ batch, destinations, onSaid }: BatchWaysProps) {
  const { api } = useAppStore()
  const { asking, ask, close } = useLeftBefore()
  const save = async (again = false): Promise<void> => {
    const answer = await api.call('batches.take', { batchId: batch.id, again })
    const text = leftBeforeWords(answer)
    if (text !== null) return ask({ text, verb: w.saveAgain, goOn: () => save(true) })
    if (answer.kind !== 'value') return onSaid(sayNo(answer))
    const { fileName, restricted } = answer.value
    saveFile(fileName, answer.value.text)
    const said = again ? w.savedAgain(fileName) : w.saved(fileName)
    onSaid(restricted > 0 ? `${said} ${restrictedWords.inFile(restricted)}` : said)
  }
  const send = async (destination: Destination, again = false): Promise<void> => {
    const { id, name } = destination
    const answer = await api.call('batches.send', { batchId: batch.id, destinationId: id, again })
    const text = leftBeforeWords(answer)
    if (text !== null) return ask({ text, verb: w.sendAgain(name), goOn: () => send(destination, true) })
    if (answer.kind !== 'value') return onSaid(sayNo(answer))
    onSaid(answer.value.queued ? w.queued(name) : w.queuedBefore(name))
  }
  return (
    <div className="batch-ways">
      <TapTarget icon={Save} verb={w.save} onTap={() => void save()} />
      {destinations
        .filter(({ kind }) => kind === 'folder' || kind === 'sftp')
        .map((destination) => (
          <TapTarget
            key={destination.id}
            icon={Send}
            verb={w.sendTo(destination.name)}
            closedBecause={destination.stopped ?? undefined}
            onTap={() => void send(destination)}
          />
        ))}
      <LeftBefore asking={asking} onClose={close} />
    </div>
  )
}
