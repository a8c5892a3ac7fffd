import { Banner } from '#renderer/components/Banner.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { deskWords } from '#renderer/words/desk.ts'
import { timeWords } from '#renderer/words/times.ts'
import { instantAt } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'

/** A clock more than five minutes off, until somebody who may change times says that it is right (workflow 10). */
export function ClockLine() {
  const store = useAppStore()
  const clock = useApp((state) => state.sync?.clock)
  const mayConfirm = useApp(({ signedIn }) => signedIn !== null && may(signedIn.user.roles, 'change.time'))
  const nowMs = useApp((state) => state.nowMs)
  const zone = useApp((state) => state.clinic?.practice.zone)
  if (clock?.level !== 'doubtful') return null
  const time = timeWords(instantAt(nowMs, zone ?? 'UTC'))
  return (
    <Banner
      level="due"
      title={deskWords.clockDoubtful(clock)}
      sentence={deskWords.clockDoubtfulNext}
      action={
        mayConfirm && (
          <TapTarget verb={deskWords.clockIsRight(time)} onTap={() => void store.confirmClock(clock.offsetSeconds)} />
        )
      }
    />
  )
}
