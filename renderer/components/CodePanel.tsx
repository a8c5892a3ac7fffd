import { Check, Clock, ListChecks } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { partWords } from '#renderer/words/parts.ts'
import { Chip } from './Chip.tsx'
import { Icon } from './Icon.tsx'

export type NotCounted = { readonly name: string; readonly why: string }

export type CodePanelProps = {
  readonly title?: string | undefined
  /** "If everything stopped at 10:42" */
  readonly asOf?: string | undefined
  /** CodeLine elements. */
  readonly children: ReactNode
  readonly notYet?: readonly NotCounted[] | undefined
  /** "Nothing missing. Office rules 2026.3"; a tick stands before it while nothing is missing. */
  readonly foot?: { readonly words: ReactNode; readonly nothingMissing: boolean } | undefined
}

/** What the record supports, as a side panel or inside a Sheet. */
export function CodePanel({ title = partWords.supports, asOf, children, notYet = [], foot }: CodePanelProps) {
  return (
    <div className="code-panel">
      <div className="code-panel__head">
        <h2>{title}</h2>
        {asOf !== undefined && <p className="second">{asOf}</p>}
      </div>
      <ol>{children}</ol>
      {notYet.length > 0 && (
        <div className="not-counted">
          <h3>{partWords.notCountedYet}</h3>
          {notYet.map(({ name, why }) => (
            <p key={`${name} ${why}`}>
              <b>{name}</b>: {why}
            </p>
          ))}
        </div>
      )}
      {foot && (
        <div className="code-panel__foot">
          {foot.nothingMissing && <Icon of={Check} size="s" className="words-good" />}
          <span>{foot.words}</span>
        </div>
      )}
    </div>
  )
}

export type CodeStripProps = {
  readonly codes: readonly { readonly code: string; readonly units: number | string }[]
  /** Clock time of the next change: "10:49". */
  readonly changesAt?: string | undefined
  readonly onOpen: () => void
}

/** The tablet's folded code panel: one 48 px line above the chair bar; shown at 1100 px and below. */
export function CodeStrip({ codes, changesAt, onOpen }: CodeStripProps) {
  return (
    <Button className="code-strip" onPress={onOpen} aria-haspopup="dialog">
      <Icon of={ListChecks} />
      <span className="code-strip__title">{partWords.supports}</span>
      {codes.map(({ code, units }) => (
        <span className="code" key={code}>
          {code} {partWords.timesUnits(units)}
        </span>
      ))}
      {changesAt !== undefined && (
        <Chip state="run" icon={Clock}>
          {partWords.changes(changesAt)}
        </Chip>
      )}
    </Button>
  )
}
