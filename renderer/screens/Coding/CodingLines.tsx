import { useState } from 'react'
import { CodeDisclosure } from '#renderer/components/CodeDisclosure.tsx'
import { RuleBadge } from '#renderer/components/RuleBadge.tsx'
import { billingWords } from '#renderer/words/billing.ts'
import type { ChartCoding } from '#shared/billing/codeChart.ts'
import type { CodeLine } from '#shared/coding/types.ts'

const withModifiers = (code: string, modifiers: readonly string[]): string => [code, ...modifiers].join('-')

/** Every line with its reason, opened one at a time; what gave no line of its own is said below. */
export function CodingLines({ coding }: { readonly coding: ChartCoding }) {
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
              <LineReason line={line} />
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
                {line.text}{' '}
                {line.rules.map((rule) => (
                  <RuleBadge key={rule} rule={rule} />
                ))}
              </p>
            </CodeDisclosure>
          )
        })}
      </ol>
      <NotReported coding={coding} />
    </>
  )
}

const LineReason = ({ line }: { readonly line: CodeLine }) => (
  <>
    <p>
      {line.text}{' '}
      {line.rules.map((rule) => (
        <RuleBadge key={rule} rule={rule} />
      ))}
    </p>
    {line.whyNot.map(({ code, text }) => (
      <p key={`${code} ${text}`}>
        <b>{billingWords.whyNot(code === line.code ? String(line.units + 1) : code)}</b> {text}
      </p>
    ))}
  </>
)

function NotReported({ coding }: { readonly coding: ChartCoding }) {
  if (coding.result.notCounted.length === 0) return null
  return (
    <>
      <h2 className="section-head">{billingWords.notReported}</h2>
      <ul className="plain-list">
        {coding.result.notCounted.map(({ serviceId, rule, text }) => (
          <li key={`${serviceId} ${rule}`}>
            {text} <RuleBadge rule={rule} />
          </li>
        ))}
      </ul>
    </>
  )
}
