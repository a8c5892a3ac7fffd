import { useState } from 'react'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { ClockPad } from '#renderer/components/ClockPad.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { choiceTime, type TimeOfDay } from '#renderer/components/timeOfDay.ts'
import { AttachedPapers } from '#renderer/screens/Session/AttachedPapers.tsx'
import { paperMoment } from '#renderer/screens/Session/paperTime.ts'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { paperWords as w } from '#renderer/words/paper.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type Instant, isAfter } from '#shared/kernel/instant.ts'
import { may } from '#shared/permissions/permissions.ts'
import { timeOfDayOf } from '../useWhen.ts'

/** Typing in from paper begins with whose hand the sheet is in and the time of its first entry (workflow 10, 12.14). */
export function PaperSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const now = useMinute()
  const before = useApp((state) => (state.paper?.sessionId === chart.sessionId ? state.paper : null))
  const writers = useApp((state) => state.people).filter(({ roles }) => may(roles, 'record.arrival'))
  const [writerId, setWriterId] = useState<string | null>(before?.paperBy.id ?? null)
  const [time, setTime] = useState<TimeOfDay | null>(before ? timeOfDayOf(before.at) : null)
  const [dayAfter, setDayAfter] = useState(false)
  const at = time && paperMoment(chart.scheduled.day, time, dayAfter, now.zone)
  const writer = writers.find(({ id }) => id === writerId)
  return (
    <Sheet
      title={w.title}
      onClose={store.closeSheet}
      foot={
        <TapTarget
          look="main"
          size="large"
          wide
          verb={before ? w.take : w.begin}
          closedBecause={writer ? whyClosed(at, now) : w.whoMissing}
          onTap={() => {
            if (!writer || !at) return
            store.setPaper({ sessionId: chart.sessionId, paperBy: writer, at })
            store.closeSheet()
          }}
        />
      }
    >
      <p className="second sheet-about">{w.about}</p>
      <SelectField
        label={w.whoWrote}
        isNeeded
        options={writers.map(({ id, name }) => ({ key: id, words: name }))}
        value={writerId}
        onChange={setWriterId}
      />
      <h3>{w.firstTime}</h3>
      <ClockPad
        now={timeOfDayOf(now)}
        allowFuture
        onChange={(choice) => setTime(choice && choiceTime(choice, timeOfDayOf(now)))}
      />
      <CheckRow isChecked={dayAfter} onChange={setDayAfter} words={w.dayAfter} />
      <AttachedPapers chart={chart} />
    </Sheet>
  )
}

function whyClosed(at: Instant | null, now: Instant): string | undefined {
  if (!at) return w.timeMissing
  return isAfter(at, now) ? w.timeToCome : undefined
}
