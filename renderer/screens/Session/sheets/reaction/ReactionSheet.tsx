import { Siren } from 'lucide-react'
import { useState } from 'react'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import { isOpen } from '#renderer/screens/lineTimes.ts'
import { openReactionOf } from '#renderer/screens/Session/openCare.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { careWords as w } from '#renderer/words/care.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Instant } from '#shared/kernel/instant.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { OtherWords, useOtherInWords } from '../OtherInWords.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { ReactionRecord } from './ReactionRecord.tsx'
import { type Symptom, symptomOptions } from './symptoms.ts'

/** A reaction: what is seen opens the record and pauses everything; then the record itself until it is closed. */
export function ReactionSheet({ chart }: { readonly chart: Chart }) {
  const open = openReactionOf(chart)
  return open ? <ReactionRecord chart={chart} reaction={open} /> : <OpenReaction chart={chart} />
}

/** When the first drug was paused for this reaction; null while none is. A drug that waits since a reaction that is over waits for another. */
const earliestPause = ({ lines, care }: Chart): Instant | null =>
  lines
    .flatMap(({ pauses }) => pauses.filter(({ to, reason }) => to === null && reason === 'reaction'))
    .map(({ from }) => from.at)
    .filter((at) => !care.reactions.some(({ closed }) => closed !== null && closed.stamp.at.utc >= at.utc))
    .reduce<Instant | null>((first, at) => (first === null || at.utc < first.utc ? at : first), null)

function OpenReaction({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart, { kind: 'reaction' })
  const when = useWhen({ chart })
  const [openedAt] = useState(() => earliestPause(chart) ?? store.now())
  const [symptoms, setSymptoms] = useDraft<readonly Symptom[]>('symptoms', [])
  const other = useOtherInWords(symptoms.includes('other'))
  return (
    <ActionSheet
      title={w.reaction}
      about={w.pausesAll}
      verb={w.openReaction}
      icon={Siren}
      closedBecause={symptoms.length > 0 ? other.missing : w.symptomsMissing}
      sheet={sheet}
      // In the foot, far from Emergency and always in sight: the first of the two taps that stop everything.
      {...(chart.lines.some(isOpen)
        ? { otherAnswer: { verb: w.stopAllOpen, onDo: () => store.openSheet({ kind: 'stopAll' }) } }
        : {})}
      onDo={() => {
        if (symptoms.length === 0 || !when.when) return
        // The onset is the tap that paused for it or opened the sheet, not when the last symptom was found in the list.
        const moment = when.when.happenedAt ? when.when : { happenedAt: openedAt, source: 'tap' as const }
        const reactionId = store.newId()
        const seen = { symptoms: [...symptoms], ...other.said }
        void sheet.perform({ kind: 'openReaction', reactionId, ...seen, pauseRunning: true }, moment)
      }}
    >
      <ToggleGrid
        label={w.symptoms}
        options={symptomOptions}
        value={symptoms}
        onChange={(keys) => setSymptoms(keys as readonly Symptom[])}
      />
      <OtherWords other={other} />
      <WhenField when={when} />
    </ActionSheet>
  )
}
