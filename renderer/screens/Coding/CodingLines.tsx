import { useState } from 'react'
import { CodeDisclosure } from '#renderer/components/CodeDisclosure.tsx'
import { RuleBadge, RuleBadges } from '#renderer/components/RuleBadge.tsx'
import { billingWords } from '#renderer/words/billing.ts'
import { codeWords, sentence } from '#renderer/words/codes.ts'
import { profileWords } from '#renderer/words/profile.ts'
import type { ChartCoding } from '#shared/billing/codeChart.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { serviceDate } from '#shared/chart/serviceDate.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { CodeLine } from '#shared/coding/types.ts'
import { Stretches } from '../Stretches.tsx'

const withModifiers = (code: string, modifiers: readonly string[]): string => [code, ...modifiers].join('-')

/** Every line with its reason, opened one at a time; what gave no line of its own is said below. */
export function CodingLines({ coding, chart }: { readonly coding: ChartCoding; readonly chart: Chart }) {
  const [open, setOpen] = useState<string | null>(null)
  const toggle = (key: string) => () => setOpen(open === key ? null : key)
  const drugLines = coding.drugs.flatMap(({ drug, result }) => result.lines.map((line) => ({ drug, line })))
  return (
    <>
      <h2 className="section-head">{billingWords.lines}</h2>
      <ol>
        {coding.result.lines.map((line, place) => {
          const key = `${place} ${line.code}`
          const shown = { code: withModifiers(line.code, line.modifiers), units: line.units, label: line.label }
          return (
            <CodeDisclosure key={key} {...shown} isOpen={open === key} onToggle={toggle(key)}>
              <LineReason line={line} chart={chart} />
            </CodeDisclosure>
          )
        })}
      </ol>
      <h2 className="section-head">{billingWords.drugs}</h2>
      <ol>
        {drugLines.map(({ drug, line }) => {
          const key = `drug ${withModifiers(line.code, line.modifiers)} ${drug}`
          const shown = { code: withModifiers(line.code, line.modifiers), units: line.units, label: drug }
          return (
            <CodeDisclosure key={key} {...shown} isOpen={open === key} onToggle={toggle(key)}>
              <p>
                {sentence(line.text)}
                <RuleBadges rules={line.rules} />
              </p>
            </CodeDisclosure>
          )
        })}
      </ol>
      <NotReported coding={coding} />
    </>
  )
}

function LineReason({ line, chart }: { readonly line: CodeLine; readonly chart: Chart }) {
  return (
    <>
      <p>
        {sentence(line.text)}
        <RuleBadges rules={line.rules} />
      </p>
      {line.spans.length > 1 && <Stretches spans={line.spans} chart={chart} />}
      {line.whyNot.map(({ code, rule, text }) => (
        <p key={`${code} ${text}`}>
          <b>{billingWords.whyNot(code === line.code ? String(line.units + 1) : code)}</b> {sentence(text)}{' '}
          <RuleBadge rule={rule} />
        </p>
      ))}
    </>
  )
}

function NotReported({ coding }: { readonly coding: ChartCoding }) {
  if (coding.result.notCounted.length === 0) return null
  return (
    <>
      <h2 className="section-head">{billingWords.notReported}</h2>
      <ul className="plain-list">
        {coding.result.notCounted.map(({ serviceId, rule, text }) => (
          <li key={`${serviceId} ${rule}`}>
            {sentence(text)} <RuleBadge rule={rule} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Under which rules, and which switches of practice and payer stand otherwise than usual. */
export function CodedUnder({ coding, chart }: { readonly coding: ChartCoding; readonly chart: Chart }) {
  const switches = profileWords(chart.scheduled.profile, ruleSetFor(serviceDate(chart)).profile)
  return (
    <>
      {switches.length > 0 && (
        <>
          <h2 className="section-head">{billingWords.profile}</h2>
          <ul className="plain-list">
            {switches.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </>
      )}
      <p className="side__bottom second">
        {billingWords.ruleLine(codeWords.rules(coding.result), coding.catalogueIssue)}
      </p>
    </>
  )
}
