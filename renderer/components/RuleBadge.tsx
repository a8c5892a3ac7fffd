import { Fragment } from 'react'
import { partWords } from '#renderer/words/parts.ts'

export type RuleBadgeProps = { readonly rule: string }

/** Names the rule behind a sentence: "Rule R3". */
export function RuleBadge({ rule }: RuleBadgeProps) {
  return <span className="rule-badge">{partWords.rule(rule)}</span>
}

/** All the rules behind a sentence, after it. */
export const RuleBadges = ({ rules }: { readonly rules: readonly string[] }) =>
  rules.map((rule) => (
    <Fragment key={rule}>
      {' '}
      <RuleBadge rule={rule} />
    </Fragment>
  ))
