import { ScrollText } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { paperWords as w } from '#renderer/words/paper.ts'
import { timeWords } from '#renderer/words/times.ts'
import { addMinutes } from '#shared/kernel/instant.ts'

const steps = [-1, 1, 5, 15] as const

/** While a visit is typed in from its sheet: whose hand it is, and the time the next tap gets. */
export function PaperBar({ sessionId }: { readonly sessionId: string }) {
  const store = useAppStore()
  const paper = useApp((state) => (state.paper?.sessionId === sessionId ? state.paper : null))
  if (!paper) return null
  return (
    <AlertLine
      level="due"
      icon={ScrollText}
      title={w.bar(paper.paperBy.name)}
      sentence={w.next(timeWords(paper.at))}
      action={
        <div className="paper-bar">
          {steps.map((minutes) => (
            <TapTarget
              key={minutes}
              verb={minutes < 0 ? w.earlier(-minutes) : w.later(minutes)}
              spokenName={minutes < 0 ? w.earlierSpoken(-minutes) : w.laterSpoken(minutes)}
              onTap={() => store.setPaper({ ...paper, at: addMinutes(paper.at, minutes) })}
            />
          ))}
          <TapTarget verb={w.change} onTap={() => store.openSheet({ kind: 'paper' })} />
          <TapTarget verb={w.done} onTap={() => store.setPaper(null)} />
        </div>
      }
    />
  )
}
