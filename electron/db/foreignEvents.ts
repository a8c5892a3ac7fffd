import { chainHash, chainStart } from './chain.ts'
import { createChainEnds } from './chainEnds.ts'
import { type EventRow, eventColumns, insertEvent, labelsOf } from './eventRow.ts'
import type { WritableDb } from './rights.ts'

/** An event of another workstation, as its device stored it. */
export interface ForeignEvent {
  readonly deviceId: string
  readonly seq: number
  readonly body: string
  readonly prevHash: string
  readonly hash: string
}

export type ForeignAnswer =
  | { readonly answer: 'new' | 'identical' }
  | { readonly answer: 'refused'; readonly reason: 'hash-wrong' | 'not-an-event' | 'other-content' | 'does-not-follow' }

const refused = (reason: Extract<ForeignAnswer, { answer: 'refused' }>['reason']): ForeignAnswer => ({
  answer: 'refused',
  reason,
})

/** Joins events of other devices by set union, in any order of arrival; a neighbour that is here must fit. */
export function createForeignEvents(db: WritableDb): (event: ForeignEvent) => ForeignAnswer {
  const insert = db.prepare<[EventRow]>(insertEvent)
  const ends = createChainEnds(db)
  const at = db.prepare<[string, number], EventRow>(
    `select ${eventColumns} from events where device_id = ? and device_seq = ?`,
  )
  const byId = db.prepare<[string], EventRow>(`select ${eventColumns} from events where id = ?`)
  const fits = ({ deviceId, seq, prevHash, hash }: ForeignEvent): boolean => {
    const before = seq === 1 ? chainStart : at.get(deviceId, seq - 1)?.hash
    const next = at.get(deviceId, seq + 1)
    return (before === undefined || before === prevHash) && (!next || next.prev_hash === hash)
  }
  return (event) => {
    if (chainHash(event.prevHash, event.body) !== event.hash) return refused('hash-wrong')
    const labels = labelsOf(jsonOf(event.body))
    if (!labels) return refused('not-an-event')
    const held = at.get(event.deviceId, event.seq) ?? byId.get(labels.id)
    if (held) return held.body === event.body ? { answer: 'identical' } : refused('other-content')
    if (!fits(event)) return refused('does-not-follow')
    const { deviceId, seq, body, prevHash, hash } = event
    insert.run({ ...labels, device_id: deviceId, device_seq: seq, body, prev_hash: prevHash, hash })
    ends.came(deviceId, { seq, hash })
    return { answer: 'new' }
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
