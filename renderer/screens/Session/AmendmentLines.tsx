import { FilePen, Split } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { amendWords as w } from '#renderer/words/amend.ts'
import { historyWords } from '#renderer/words/history.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { nameOf } from '../people.ts'

/** Said on every screen of a signed visit that is open again: since when, by whom, why; and where two versions stand. */
export function AmendmentLines({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const people = useApp((state) => state.people)
  const screen = useApp((state) => state.screen.name)
  const [open] = chart.amendments
  const twice = chart.conflicts.find(({ kind }) => kind === 'SessionSigned')
  const toTimeline = () => store.go({ name: 'timeline', sessionId: chart.sessionId, from: 'session' })
  return (
    <>
      {open && (
        <AlertLine
          level="due"
          icon={FilePen}
          title={w.open(open.ofVersion)}
          sentence={w.openSince(nameOf(people, open.stamp.userId), timeWords(open.stamp.at), open.text)}
          action={screen === 'session' && <TapTarget verb={historyWords.title} onTap={toTimeline} />}
        />
      )}
      {twice && (
        <AlertLine
          level="due"
          icon={Split}
          title={w.signedTwice(chart.signed?.payload.version ?? 1)}
          sentence={open ? w.signedTwiceOpen : w.signedTwiceNext}
        />
      )}
    </>
  )
}
