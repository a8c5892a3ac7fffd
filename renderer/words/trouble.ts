import type { RecordState } from '#shared/ipc/lockShapes.ts'

type Trouble = NonNullable<RecordState['trouble']>

const titles: Readonly<Record<Trouble['kind'], string>> = {
  'disk-full': 'Nothing can be saved: the disk of this workstation is full.',
  damaged: 'Nothing can be saved: the record on this workstation is damaged.',
  'not-writable': 'Nothing can be saved: this workstation may not write its record.',
}

const next: Readonly<Record<Trouble['kind'], string>> = {
  'disk-full': 'Reading goes on. Chart on paper and free some space; saving begins again by itself.',
  damaged: 'Reading goes on. Chart on paper, save an emergency copy, and restore the newest good copy.',
  'not-writable': 'Reading goes on. Chart on paper, save an emergency copy, and give Chairside its folder back.',
}

/** When nothing can be saved (workflow 10, disk full and corrupt file). */
export const troubleWords = {
  title: ({ kind }: Trouble) => titles[kind],
  next: ({ kind, lostRows }: Trouble) =>
    lostRows > 0
      ? `${next[kind]} ${lostRows === 1 ? 'One entry' : `${lostRows} entries`} could not be read.`
      : next[kind],
  copy: 'Save an emergency copy',
  saved: (visits: number) =>
    visits === 1 ? 'Emergency copy of 1 visit saved.' : `Emergency copy of ${visits} visits saved.`,
  left: (count: number) =>
    count === 1
      ? '1 visit could not be read and is not in it.'
      : `${count} visits could not be read and are not in it.`,
}
