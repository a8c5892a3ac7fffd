import { useEffect, useState } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { useAppStore } from '#renderer/store/useStore.ts'
import { changeWords, kindWords, referenceWords, validWords } from '#renderer/words/reference.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { IssueDetail } from '#shared/ipc/referenceShapes.ts'

/** How much of each list is drawn; the rest is counted. */
const drawn = 60

/** One issue: what changed against the one before it, whose visits it would price otherwise, and what was not taken. */
export function IssueSide({ issueId }: { readonly issueId: number | null }) {
  const { api } = useAppStore()
  const [detail, setDetail] = useState<IssueDetail | null>(null)
  useEffect(() => {
    let isHere = true
    if (issueId !== null)
      void api.call('reference.issue', { issueId }).then((answer) => {
        if (isHere && answer.kind === 'value') setDetail(answer.value)
      })
    return () => {
      isHere = false
    }
  }, [api, issueId])
  if (issueId === null) return <EmptyState title={referenceWords.choosing} next={referenceWords.choosingNext} />
  if (detail?.issue.id !== issueId) return null
  const { issue, before } = detail
  return (
    <div className="side__page side__page--office issue-side">
      <h2 className="side__title">{kindWords(issue.kind)}</h2>
      <p className="second">{validWords(issue.validFrom, issue.validTo)}</p>
      <p>
        {before
          ? `${referenceWords.comparedWith(before.file)}: ${changeWords(issue.changes)}.`
          : `${referenceWords.first}.`}
      </p>
      {issue.kind === 'payment-limits' && <Repriced {...detail} />}
      <Changes {...detail} />
      <Skipped {...detail} />
    </div>
  )
}

function Repriced({ repriced, repricedSessions }: IssueDetail) {
  if (repricedSessions === 0) return <p>{referenceWords.noneRepriced}</p>
  return (
    <section>
      <h3 className="section-head">
        {referenceWords.repriced}: {repricedSessions}
      </h3>
      <p className="second">{referenceWords.repricedNote}</p>
      <ul className="issue-side__list">
        {repriced.slice(0, drawn).map(({ sessionId, claimRef, serviceDate, lines }) => (
          <li key={sessionId}>
            <b>{claimRef}</b>, {dateWords(serviceDate)}
            {lines.map(({ code, units, before, after }) => (
              <span key={code} className="issue-side__line num">
                <span className="code">{code}</span> × {units}: {limitWords(before)} → {limitWords(after)}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <More of={repricedSessions} />
    </section>
  )
}

const limitWords = (limit: string | null): string => (limit === null ? referenceWords.noLimit : `$${limit}`)

function Changes({ changes, issue }: IssueDetail) {
  const all = issue.changes.added + issue.changes.removed + issue.changes.changed
  if (changes.length === 0) return null
  return (
    <section>
      <h3 className="section-head">{referenceWords.whatChanged}</h3>
      <ul className="issue-side__list">
        {changes.slice(0, drawn).map(({ code, other, before, after }) => (
          <li key={`${code} ${other}`}>
            <span className="code">{code}</span> {other}
            {differences(before, after).map((words) => (
              <span key={words} className="issue-side__line num">
                {words}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <More of={all} />
    </section>
  )
}

type Body = IssueDetail['changes'][number]['before']

/** "limit 58.232 → 48.788", for every field that differs; one word when the row came or went. */
function differences(before: Body, after: Body): readonly string[] {
  if (!before) return [referenceWords.added(1).replace('1 ', '')]
  if (!after) return [referenceWords.removed(1).replace('1 ', '')]
  return Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => `${field} ${before[field] ?? '—'} → ${after[field] ?? '—'}`)
}

function Skipped({ skipped, skippedRows }: IssueDetail) {
  if (skippedRows === 0) return null
  return (
    <section>
      <h3 className="section-head">
        {referenceWords.whatSkipped}: {skippedRows.toLocaleString('en-US')}
      </h3>
      <ul className="issue-side__list">
        {skipped.slice(0, drawn).map(({ place, reason, rows }) => (
          <li key={place}>
            <b>{place}</b>
            <span className="issue-side__line">
              {reason}
              {rows === undefined ? '' : ` (${rows.toLocaleString('en-US')})`}
            </span>
          </li>
        ))}
      </ul>
      <More of={skippedRows} />
    </section>
  )
}

const More = ({ of: all }: { readonly of: number }) =>
  all > drawn ? <p className="second">{referenceWords.andMore(all - drawn)}</p> : null
