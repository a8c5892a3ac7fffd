import { CircleQuestionMark, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { partWords } from '#renderer/words/parts.ts'
import { Icon } from './Icon.tsx'
import { RuleBadge } from './RuleBadge.tsx'

export type CodeChange = {
  /** "Changes at 10:49, in 7 min" */
  readonly when: string
  /** "At 91 min an extra hour is reported: 96415 × 1." */
  readonly what: string
}

export type CodeLineProps = {
  readonly code: string
  readonly units: number | string
  /** Rule number without the word: "R3". */
  readonly rule: string
  /** Our own label. */
  readonly label: string
  /** One sentence with the minutes that count. */
  readonly sentence?: ReactNode
  readonly change?: CodeChange | undefined
}

/** One code the record supports: code × units, rule, label, the minutes, and what changes next. */
export function CodeLine({ code, units, rule, label, sentence, change }: CodeLineProps) {
  return (
    <li className="code-line">
      <div className="code-line__top">
        <span className="code">{code}</span>
        <span className="code-line__units">{partWords.timesUnits(units)}</span>
        <RuleBadge rule={rule} />
      </div>
      <p className="code-line__label">{label}</p>
      {sentence !== undefined && <p className="code-line__sentence">{sentence}</p>}
      {change && (
        <div className="next-change">
          <Icon of={Clock} size="s" />
          <div>
            <b>{change.when}</b>
            {change.what}
          </div>
        </div>
      )}
    </li>
  )
}

export type CodeShortProps = {
  readonly code: string
  readonly units: number | string
  readonly label: string
  /** Why: the sentence with its rules, and the times that count. */
  readonly children?: ReactNode
}

/** The short form for the review screen: code, units and label in one line, why under it. */
export function CodeShort({ code, units, label, children }: CodeShortProps) {
  return (
    <div className="code-short">
      <span className="code">{code}</span>
      <span className="code-short__units num">{partWords.timesUnits(units)}</span>
      <span className="code-short__label">{label}</span>
      {children !== undefined && <div className="code-short__why">{children}</div>}
    </div>
  )
}

export type CodeBlockProps = { readonly title: string; readonly sentence: string; readonly rule: string }

/** Why something cannot be coded yet. */
export function CodeBlock({ title, sentence, rule }: CodeBlockProps) {
  return (
    <div className="code-block">
      <Icon of={CircleQuestionMark} size="s" />
      <span>
        <b>{title}</b> {sentence} <RuleBadge rule={rule} />
      </span>
    </div>
  )
}
