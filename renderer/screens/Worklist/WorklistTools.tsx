import { Bookmark, ListFilter, X } from 'lucide-react'
import { memo } from 'react'
import { CountTabs } from '#renderer/components/CountTabs.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import type { FoundRows } from '#renderer/store/worklistBook.ts'
import { billingWords } from '#renderer/words/billing.ts'
import { worklistWords as w, worklistGroupWords } from '#renderer/words/worklist.ts'
import { type WorklistGroup, worklistGroups } from '#shared/ipc/worklistShapes.ts'
import { nameOf } from '../people.ts'
import { filterKeys, filterWords } from './worklistFilter.ts'

interface WorklistToolsProps {
  readonly counts: FoundRows['counts']
  readonly onFilter: () => void
}

/** Between head and list: the five groups, the views that were kept, and each filter that is on, to be removed. */
export const WorklistTools = memo(({ counts, onFilter }: WorklistToolsProps) => {
  const { worklist } = useAppStore()
  const view = useApp((state) => state.worklist.view)
  const views = useApp((state) => state.worklist.views)
  const people = useApp((state) => state.people)
  const on = filterKeys.flatMap((key) => {
    const words = filterWords(view, key, (userId) => nameOf(people, userId))
    return words === null ? [] : [{ key, words: `${w[key]}: ${words}` }]
  })
  return (
    <>
      <div className="tool-line">
        <CountTabs
          label={billingWords.views}
          chosen={view.group}
          onChoose={(key) => worklist.setView({ group: key as WorklistGroup })}
          tabs={worklistGroups.map((key) => ({ key, words: worklistGroupWords[key], count: counts[key] }))}
        />
        <span className="tool-line__end">
          <TapTarget
            icon={ListFilter}
            look="filter"
            verb={on.length > 0 ? w.filterCount(on.length) : w.filter}
            onTap={onFilter}
          />
        </span>
      </div>
      {on.length + views.length > 0 && (
        <div className="tool-line">
          {views.map((kept) => (
            <TapTarget
              key={kept.name}
              icon={Bookmark}
              look="filter"
              verb={kept.name}
              chosen={JSON.stringify(kept.view) === JSON.stringify(view)}
              onTap={() => worklist.setView(kept.view)}
            />
          ))}
          {on.map(({ key, words }) => (
            <TapTarget
              key={key}
              icon={X}
              iconLast
              look="filter"
              chosen
              verb={words}
              spokenName={`${words}. ${w.removeFilter(words)}`}
              onTap={() => worklist.setView({ [key]: null })}
            />
          ))}
        </div>
      )}
    </>
  )
})
