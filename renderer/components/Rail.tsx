import { Armchair, ClockAlert, Lock, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { type SyncState, syncShown } from './SyncWords.tsx'

export type RailItem = {
  readonly key: string
  readonly words: string
  readonly icon: LucideIcon
  /** Things waiting there; said after the words. */
  readonly count?: number | undefined
}

export type RailProps = {
  readonly items: readonly RailItem[]
  readonly current: string
  readonly onGo: (key: string) => void
  /** Where this device's records are. */
  readonly sync: SyncState
  /** The clock is a little off: one or two short lines. */
  readonly clock?: readonly string[] | undefined
  /** The sync words lead to the whole story. */
  readonly onSync?: (() => void) | undefined
  /** What rings, in its reserved place above the sync words. */
  readonly alarm?: ReactNode
  /** "Dana R." */
  readonly userShort: string
  /** Under the mark: "Demo", where nothing may ever be billed. */
  readonly note?: string | undefined
  readonly onLock: () => void
}

/** The product's mark: an armchair in an ink square. */
export function Mark() {
  return (
    <span className="mark" aria-hidden="true">
      <Icon of={Armchair} />
    </span>
  )
}

// The rail is narrow: "Saved here" always stands above what is still to send, and a time goes on its own line.
function railLines(state: SyncState): readonly string[] {
  const { sync } = partWords
  if (state.kind === 'to-send') return [sync.savedHere, sync.toSend(state.count)]
  const { words } = syncShown(state)
  const lastSpace = words.lastIndexOf(' ')
  return state.kind === 'saved-here' ? [words] : [words.slice(0, lastSpace), words.slice(lastSpace + 1)]
}

/** More places than this stand closer, so that what rings and the lock stay in sight. */
const mostRoomy = 6

/** Navigation at the left: places for this role, sync words, own name with lock. */
export function Rail({ items, current, onGo, sync, onSync, clock, alarm, userShort, note, onLock }: RailProps) {
  const { icon, tone } = syncShown(sync)
  return (
    <nav
      className={classes('rail', items.length > mostRoomy && 'rail--many')}
      aria-label={partWords.mainRegions}
      data-region="rail"
    >
      <Mark />
      {note && <span className="rail__note">{note}</span>}
      <div className="rail__items">
        {items.map((item) => (
          <Button
            key={item.key}
            className="rail__item"
            aria-current={item.key === current ? 'page' : undefined}
            onPress={() => onGo(item.key)}
          >
            <Icon of={item.icon} />
            <span>{item.words}</span>
            {item.count !== undefined && item.count > 0 && <span className="rail__count">{item.count}</span>}
          </Button>
        ))}
      </div>
      <div className="rail__alarm">{alarm}</div>
      {clock && (
        <div className="rail__sync" role="status">
          <Icon of={ClockAlert} size="s" />
          <span>
            {clock.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </span>
        </div>
      )}
      <Button
        className={classes('rail__sync', tone === 'urgent' && 'rail__sync--urgent')}
        {...(onSync ? { onPress: onSync } : { isDisabled: true })}
      >
        <Icon of={icon} size="s" />
        <span>
          {railLines(sync).map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      </Button>
      <Button className="rail__me" aria-label={partWords.lock(userShort)} onPress={onLock}>
        <Icon of={Lock} size="s" />
        <span>{userShort}</span>
      </Button>
    </nav>
  )
}
