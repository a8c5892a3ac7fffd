import { Save, Send } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { claimWords as w } from '#renderer/words/claims.ts'
import { restrictedWords } from '#renderer/words/restricted.ts'
import type { Batch } from '#shared/ipc/hubClaimShapes.ts'
import type { Destination } from '#shared/ipc/hubOutgoingRows.ts'
import { saveFile } from '../Coding/saveFile.ts'
import { sayNo } from './sayNo.ts'

interface BatchWaysProps {
  readonly batch: Pick<Batch, 'id'>
  readonly destinations: readonly Destination[]
  readonly onSaid: (words: string) => void
}

/** The ways out of one claim file: saved by hand, or sent where the practice's set-up lets claim files go. */
export function BatchWays({ batch, destinations, onSaid }: BatchWaysProps) {
  const { api } = useAppStore()
  const save = async () => {
    const answer = await api.call('batches.take', { batchId: batch.id })
    if (answer.kind !== 'value') return onSaid(sayNo(answer))
    const { fileName, text, restricted } = answer.value
    saveFile(fileName, text)
    onSaid(restricted > 0 ? `${w.saved(fileName)} ${restrictedWords.inFile(restricted)}` : w.saved(fileName))
  }
  const send = async ({ id, name }: Destination) => {
    const answer = await api.call('batches.send', { batchId: batch.id, destinationId: id })
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
    </div>
  )
}
