import { useState } from 'react'
import { CodeDisclosure } from '#renderer/components/CodeDisclosure.tsx'
import { RuleBadge, RuleBadges } from '#renderer/components/RuleBadge.tsx'
import { useShowsChanges } from '#renderer/screens/Session/useShowsChanges.ts'
import { Stretches } from '#renderer/screens/Stretches.tsx'
import { useMinute } from '#renderer/store/useStore.ts'
import { changeWords, codeSentence, codeWords, sentence } from '#renderer/words/codes.ts'
import { codesOfLine, whyNoCode, whyWords } from '#renderer/words/rowCodes.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CodingResult } from '#shared/coding/types.ts'

export interface LineCodesProps {
  readonly chart: Chart
  readonly line: Line
  readonly result: CodingResult
}

/** Behind what a drug's row says of its codes: each opens to its rules, the times it was counted from, what comes next. */
export function LineCodes({ chart, line, result }: LineCodesProps) {
  const now = useMinute()
  const showsChanges = useShowsChanges()
  const [open, setOpen] = useState<string | null>(null)
  const lines = codesOfLine(result, line.id)
  const why = lines.length === 0 ? whyNoCode(result, line.id) : undefined
  if (lines.length === 0 && !why) return null
  return (
    <section aria-label={codeWords.supports}>
      <ol>
        {lines.map((code) => {
          const key = [code.code, ...code.modifiers].join('-')
          const next = code.nextChange && showsChanges ? changeWords(code.nextChange, now) : null
          return (
            <CodeDisclosure
              key={key}
              code={key}
              units={code.units}
              label={code.label}
              isOpen={open === key}
              onToggle={() => setOpen(open === key ? null : key)}
            >
              <p>
                {codeSentence(code)}
                <RuleBadges rules={code.rules} />
              </p>
              <Stretches spans={code.spans} chart={chart} />
              {next && (
                <p>
                  {next.when}: {next.what}
                </p>
              )}
            </CodeDisclosure>
          )
        })}
      </ol>
      {why && (
        <p>
          {sentence(whyWords(why, !showsChanges))} <RuleBadge rule={why.rule} />
        </p>
      )}
    </section>
  )
}
