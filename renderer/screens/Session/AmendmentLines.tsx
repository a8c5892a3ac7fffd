import { FilePen, Inbox, Split } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { amendWords as w } from '#renderer/words/amend.ts'
import { historyWords } from '#renderer/words/history.ts'
import { timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { deliveredEntries } from '#shared/chart/fold/delivered.ts'
import { may } from '#shared/permissions/permissions.ts'
import { nameOf } from '../people.ts'

/** Said on every screen of a signed visit that is open again: since when, by whom, why; where two versions stand; and what came too late for one. */
export function AmendmentLines({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const people = useApp((state) => state.people)
  const screen = useApp((state) => state.screen.name)
  const mayAmend = useApp((state) => may(state.signedIn?.user.roles ?? [], 'sign.session'))
  const [open] = chart.amendments
  const twice = chart.conflicts.find(({ kind }) => kind === 'SessionSigned')
  const delivered = deliveredEntries(chart)
  const [late] = delivered
  const toChart = () => store.go({ name: 'session', sessionId: chart.sessionId })
  const toTimeline = () => store.go({ name: 'timeline', sessionId: chart.sessionId, from: 'session' })
  return (
    <>
      {open && (
        <AlertLine
          level="due"
          icon={FilePen}
          title={w.open(open.ofVersion)}
          sentence={w.openSince(nameOf(people, open.stamp.userId), timeWords(open.stamp.at), open.text)}
          action={
            screen === 'session' ? (
              <TapTarget verb={historyWords.title} onTap={toTimeline} />
            ) : (
              screen === 'timeline' && mayAmend && <TapTarget verb={w.toChart} onTap={toChart} />
            )
          }
        />
      )}
      {late && (
        <AlertLine
          level="due"
          icon={Inbox}
          title={w.delivered(delivered.length)}
          sentence={
            open
              ? w.deliveredOpen(timeWords(late.happenedAt), nameOf(people, late.userId))
              : w.deliveredNext(
                  timeWords(late.happenedAt),
                  nameOf(people, late.userId),
                  chart.signed?.payload.version ?? 1,
                )
          }
          action={screen === 'session' && !open && <TapTarget verb={historyWords.title} onTap={toTimeline} />}
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
