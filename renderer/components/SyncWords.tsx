import { CloudCheck, CloudOff, CloudUpload, FileCheck, HardDrive, type LucideIcon, OctagonAlert } from 'lucide-react'
import { partWords } from '#renderer/words/parts.ts'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'

/** Where the record is; times are already in the practice's words ("10:41"). "received" only with a receipt. */
export type SyncState =
  | { readonly kind: 'saved-here' }
  | { readonly kind: 'to-send'; readonly count: number }
  | { readonly kind: 'received'; readonly at: string }
  | { readonly kind: 'all-received'; readonly at: string }
  | { readonly kind: 'billing-has'; readonly version: number; readonly at: string; readonly hash: string }
  | { readonly kind: 'no-network'; readonly since: string }
  | { readonly kind: 'needs-person'; readonly count: number }
  /** The program behind this screen is gone for the moment: nothing tapped now is saved yet. */
  | { readonly kind: 'not-answering' }

type Shown = { readonly icon: LucideIcon; readonly words: string; readonly tone: 'plain' | 'good' | 'urgent' }

/** The icon, words and tone of a sync state. */
export function syncShown(state: SyncState): Shown {
  const { sync } = partWords
  switch (state.kind) {
    case 'saved-here':
      return { icon: HardDrive, words: sync.savedHere, tone: 'plain' }
    case 'to-send':
      return { icon: CloudUpload, words: sync.toSend(state.count), tone: 'plain' }
    case 'received':
      return { icon: CloudCheck, words: sync.received(state.at), tone: 'good' }
    case 'all-received':
      return { icon: CloudCheck, words: sync.allReceived(state.at), tone: 'good' }
    case 'billing-has':
      return { icon: FileCheck, words: sync.billingHas(state.version), tone: 'good' }
    case 'no-network':
      return { icon: CloudOff, words: sync.noNetworkSince(state.since), tone: 'plain' }
    case 'not-answering':
      return { icon: CloudOff, words: sync.notAnswering, tone: 'urgent' }
    case 'needs-person':
      return { icon: OctagonAlert, words: sync.needsPerson(state.count), tone: 'urgent' }
  }
}

export type SyncWordsProps = { readonly state: SyncState }

/** One line for a card or a header: icon and words. */
export function SyncWords({ state }: SyncWordsProps) {
  const { icon, words, tone } = syncShown(state)
  return (
    <span className={classes('sync-words', tone === 'urgent' && 'sync-words--urgent')}>
      <Icon of={icon} size="s" />
      {words}
    </span>
  )
}

export type SyncLine = { readonly state: SyncState; readonly sentence: string }
export type SyncListProps = { readonly lines: readonly SyncLine[] }

/** The whole story of one record: each state with a sentence under it. */
export function SyncList({ lines }: SyncListProps) {
  return (
    <ul className="sync-list">
      {lines.map(({ state, sentence }) => {
        const { icon, words, tone } = syncShown(state)
        return (
          <li key={words} className="sync-list__line">
            <Icon of={icon} />
            <div>
              <b className={tone === 'plain' ? undefined : `words-${tone}`}>{words}</b>
              <span>{sentence}</span>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
