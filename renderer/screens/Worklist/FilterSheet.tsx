import { FilterX } from 'lucide-react'
import { useMemo } from 'react'
import { SelectField, type SelectOption } from '#renderer/components/SelectField.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { plainView } from '#renderer/store/worklistState.ts'
import { worklistStatusWords } from '#renderer/words/billing.ts'
import { hoursFilterWords, missingKindWords, sortWords, worklistWords as w } from '#renderer/words/worklist.ts'
import type { WorklistRow } from '#shared/ipc/shapes.ts'
import { type WorklistView, worklistSortKeys } from '#shared/ipc/worklistShapes.ts'
import { KeepView } from './KeepView.tsx'
import type { FilterKey } from './worklistFilter.ts'

const any: SelectOption = { key: '', words: w.any }

const optionsOf = (words: Readonly<Record<string, string>>): readonly SelectOption[] => [
  any,
  ...Object.entries(words).map(([key, one]) => ({ key, words: one })),
]

const questionOptions: readonly SelectOption[] = [
  any,
  { key: 'open', words: w.openQuestion },
  { key: 'answered', words: w.answeredQuestion },
  { key: 'none', words: w.noQuestion },
]

/** Payers and billers that the list knows of, each once. */
function useKnown() {
  const { worklist } = useAppStore()
  const turn = useApp((state) => state.worklist.turn)
  return useMemo(() => {
    const rows: readonly WorklistRow[] = turn >= 0 ? worklist.book.all() : []
    const holders = new Map(rows.flatMap(({ holder }) => (holder ? [[holder.userId, holder.name] as const] : [])))
    const payers = [...new Set(rows.map(({ payerName }) => payerName))].sort()
    return {
      payers: [any, ...payers.map((key) => ({ key, words: key }))],
      holders: [
        any,
        { key: 'me', words: w.me },
        { key: 'nobody', words: w.nobody },
        ...[...holders].map(([key, words]) => ({ key, words })),
      ],
    }
  }, [worklist, turn])
}

/** Everything the list can be narrowed to, at once; the order; and the views kept under a name. */
export function FilterSheet({ onClose }: { readonly onClose: () => void }) {
  const { worklist } = useAppStore()
  const view = useApp((state) => state.worklist.view)
  const known = useKnown()
  const field = (key: FilterKey, options: readonly SelectOption[]) => (
    <SelectField
      label={w[key]}
      options={options}
      value={view[key] ?? ''}
      onChange={(chosen) => worklist.setView({ [key]: chosen === '' ? null : chosen } as Partial<WorklistView>)}
    />
  )
  return (
    <Sheet title={w.filters} width="wide" onClose={onClose}>
      <div className="filter-fields">
        {field('payer', known.payers)}
        {field('status', optionsOf(worklistStatusWords))}
        {field('hours', optionsOf(hoursFilterWords))}
        {field('missing', optionsOf(missingKindWords))}
        {field('holder', known.holders)}
        {field('question', questionOptions)}
        <SelectField
          label={w.sortBy}
          options={worklistSortKeys.map((key) => ({ key, words: sortWords[key] }))}
          value={view.sort.key}
          onChange={(key) => worklist.setView({ sort: { ...view.sort, key: key as WorklistView['sort']['key'] } })}
        />
        <SelectField
          label={w.direction}
          options={(['up', 'down'] as const).map((key) => ({ key, words: w[key] }))}
          value={view.sort.direction}
          onChange={(key) => worklist.setView({ sort: { ...view.sort, direction: key as 'up' | 'down' } })}
        />
      </div>
      <div className="row">
        <TapTarget icon={FilterX} verb={w.clear} onTap={() => worklist.setView(plainView)} />
      </div>
      <KeepView view={view} />
    </Sheet>
  )
}
