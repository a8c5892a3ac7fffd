import { type ChainGap, chainStart } from './chain.ts'
import type { ReadableDb, WritableDb } from './rights.ts'

/** The last place of a device's chain that is here, and its hash. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: string
}

export const chainEndSql = 'select seq, hash from chain_ends where device_id = ?'

const noEnd: ChainEnd = { seq: 0, hash: chainStart }

/** How far each device's chain is here. Kept with every event, so that what is taken out later shows. */
export function createChainEnds(db: WritableDb): {
  of(deviceId: string): ChainEnd
  move(deviceId: string, end: ChainEnd): void
  /** An event of another device came at this place: the end moves, or a gap closes. */
  came(deviceId: string, event: ChainEnd): void
} {
  const end = db.prepare<[string], ChainEnd>(chainEndSql)
  const move = db.prepare<[string, number, string]>(
    'insert or replace into chain_ends (device_id, seq, hash) values (?, ?, ?)',
  )
  const gapAt = db.prepare<[string, number, number], ChainGap>(
    `select first_seq as first, last_seq as last from chain_gaps
     where device_id = ? and first_seq <= ? and last_seq >= ? order by first_seq desc limit 1`,
  )
  const close = db.prepare<[string, number]>('delete from chain_gaps where device_id = ? and first_seq = ?')
  const leave = db.prepare<[string, number, number]>(
    'insert into chain_gaps (device_id, first_seq, last_seq) values (?, ?, ?)',
  )
  const leaveIfAny = (deviceId: string, first: number, last: number): void => {
    if (first <= last) leave.run(deviceId, first, last)
  }
  return {
    of: (deviceId) => end.get(deviceId) ?? noEnd,
    move: (deviceId, { seq, hash }) => void move.run(deviceId, seq, hash),
    came(deviceId, { seq, hash }) {
      const last = end.get(deviceId)?.seq ?? 0
      if (seq > last) {
        leaveIfAny(deviceId, last + 1, seq - 1)
        move.run(deviceId, seq, hash)
        return
      }
      const gap = gapAt.get(deviceId, seq, seq)
      if (!gap) return
      close.run(deviceId, gap.first)
      leaveIfAny(deviceId, gap.first, seq - 1)
      leaveIfAny(deviceId, seq + 1, gap.last)
    },
  }
}

/** What a reader of the record finds about one chain: its kept end, and the places known to be missing, in order. */
export function readChainEnd(db: ReadableDb, deviceId: string): { readonly end: ChainEnd; readonly gaps: ChainGap[] } {
  return {
    end: db.prepare<[string], ChainEnd>(chainEndSql).get(deviceId) ?? noEnd,
    gaps: db
      .prepare<[string], ChainGap>(
        'select first_seq as first, last_seq as last from chain_gaps where device_id = ? order by first_seq',
      )
      .all(deviceId),
  }
}
