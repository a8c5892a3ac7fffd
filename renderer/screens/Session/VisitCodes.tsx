import { CodeLine } from '#renderer/components/CodeLine.tsx'
import { CodePanel, CodeStrip } from '#renderer/components/CodePanel.tsx'
import { useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { changeWords, codeSentence, codeWords, footWords, sentence, soonestChange } from '#renderer/words/codes.ts'
import { whyWords } from '#renderer/words/rowCodes.ts'
import { isoTimeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CodingResult, NextChange } from '#shared/coding/types.ts'
import { useShowsChanges } from './useShowsChanges.ts'

export interface VisitCodesProps {
  readonly chart: Chart
  readonly result: CodingResult
  /** In a sheet that is called "What the record supports" already. */
  readonly inSheet?: boolean
}

/** What the record supports now, line by line, with what is not counted yet and by which rules. */
export function VisitCodes({ chart, result, inSheet = false }: VisitCodesProps) {
  const now = useMinute()
  const showsChanges = useShowsChanges()
  const nameOfService = (id: string) => chart.lines.find((line) => line.id === id)?.plan.name ?? id
  const asOf = chart.signed ? codeWords.signed(chart.signed.payload.version) : codeWords.asOf(now)
  const change = (next: NextChange | undefined) => (next && showsChanges ? changeWords(next, now) : undefined)
  return (
    <CodePanel
      {...(inSheet ? { title: asOf } : { asOf })}
      notYet={result.notCounted.map(({ serviceId, text, nextChange }) => {
        const next = change(nextChange)
        const why = sentence(whyWords({ text, changes: nextChange !== undefined }, !showsChanges))
        return { name: nameOfService(serviceId), why: next ? `${why} ${next.when}.` : why }
      })}
      foot={footWords(result)}
    >
      {result.lines.length === 0 && <li className="second">{codeWords.nothing}</li>}
      {result.lines.map((line) => (
        <CodeLine
          key={`${line.code} ${line.modifiers.join(' ')} ${line.serviceIds.join(' ')}`}
          code={[line.code, ...line.modifiers].join('-')}
          units={line.units}
          rule={line.rules[0] ?? ''}
          label={line.label}
          sentence={codeSentence(line)}
          change={change(line.nextChange)}
        />
      ))}
    </CodePanel>
  )
}

/** The tablet's folded code panel; opens as a sheet. */
export function VisitCodeStrip({ result }: { readonly result: CodingResult }) {
  const store = useAppStore()
  const now = useMinute()
  const showsChanges = useShowsChanges()
  const next = showsChanges ? soonestChange(result) : null
  return (
    <CodeStrip
      codes={result.lines.map(({ code, modifiers, units }) => ({ code: [code, ...modifiers].join('-'), units }))}
      changesAt={next ? isoTimeWords(next.at, now) : undefined}
      onOpen={() => store.openSheet({ kind: 'codes' })}
    />
  )
}
