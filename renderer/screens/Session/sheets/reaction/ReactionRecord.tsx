import { HeartPulse, Play, Square } from 'lucide-react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import { isOpen } from '#renderer/screens/lineTimes.ts'
import { reactionVitalsAt } from '#renderer/screens/Session/openCare.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { reactionActionWords, symptomWords } from '#renderer/words/chairPickLists.ts'
import { minutesWords, timeWords } from '#renderer/words/times.ts'
import { vitalsWords } from '#renderer/words/vitals.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { Reaction } from '#shared/chart/fold/care.ts'
import { reactionActions } from '#shared/clinical/chairPickLists.ts'
import { printedMinutesBetween } from '#shared/kernel/instant.ts'
import { resumeTap } from '../drug/resumeTap.ts'
import { OtherWords, useOtherInWords } from '../OtherInWords.tsx'
import { type Stay, useStay } from '../useStay.ts'
import { ActionLog } from './ActionLog.tsx'
import { RescueDose } from './RescueDose.tsx'
import type { Symptom } from './symptoms.ts'

const simpleActions = reactionActions.filter(
  (action) => action !== 'paused' && action !== 'stopped' && action !== 'other',
)

/** An open reaction: what was done in one tap each, vitals every five minutes, what may run on, and its end. */
export function ReactionRecord({ chart, reaction }: { readonly chart: Chart; readonly reaction: Reaction }) {
  const store = useAppStore()
  const stay = useStay(chart)
  const now = useMinute()
  const { reactionId } = reaction
  const minutes = printedMinutesBetween(reaction.stamp.at, now)
  return (
    <Sheet
      title={w.reaction}
      onClose={store.closeSheet}
      foot={
        <>
          {/* Where the form before it has it: the reasons, of which one is the second tap, stand far above. */}
          {chart.lines.some(isOpen) && (
            <TapTarget
              size="large"
              wide
              icon={Square}
              verb={w.stopAllOpen}
              onTap={() => store.openSheet({ kind: 'stopAll' })}
            />
          )}
          <TapTarget
            look="main"
            size="large"
            wide
            verb={w.close}
            onTap={() => store.openSheet({ kind: 'reactionClose' })}
          />
        </>
      }
    >
      <p className="second sheet-about">
        {w.reactionSince(timeWords(reaction.stamp.at), minutesWords(minutes))}.{' '}
        {[...reaction.allSymptoms.map((key) => symptomWords[key as Symptom]), ...reaction.inWords].join(', ')}
      </p>
      <VitalsTap chart={chart} reaction={reaction} />
      <RunOn chart={chart} />
      <h3 className="section-head">{w.actions}</h3>
      <div className="reason-taps reason-taps--two">
        {simpleActions.map((action) => (
          <TapTarget
            key={action}
            wide
            verb={reactionActionWords[action]}
            onTap={() => void stay.perform({ kind: 'recordReactionAction', reactionId, action })}
          />
        ))}
      </div>
      <RefusalSlot flat refusal={stay.refusal} />
      <ActionLog
        entries={reaction.actions.map(({ stamp, action, dose, route }) => ({
          key: stamp.eventId,
          at: stamp.at,
          words: reactionActionWords[action],
          ...(dose ? { dose } : {}),
          ...(route ? { route } : {}),
        }))}
      />
      <RescueDose chart={chart} reactionId={reactionId} stay={stay} />
      <MoreSymptoms reaction={reaction} stay={stay} />
    </Sheet>
  )
}

function VitalsTap({ chart, reaction }: { readonly chart: Chart; readonly reaction: Reaction }) {
  const store = useAppStore()
  const now = useMinute()
  const at = reactionVitalsAt(chart, reaction)
  const isDue = at.utc <= now.utc
  const every = chart.times.alarms.reactionVitals
  return (
    <div className="row between reaction-vitals">
      <span className={isDue ? 'words-due' : 'second'}>
        {isDue ? w.vitalsNow(every) : w.vitalsEvery(every, timeWords(at))}
      </span>
      <TapTarget
        look={isDue ? 'main' : 'allowed'}
        size="medium"
        icon={HeartPulse}
        verb={vitalsWords.record}
        onTap={() => store.openSheet({ kind: 'vitals' })}
      />
    </div>
  )
}

/** Every paused drug with its way on. */
function RunOn({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const paused = chart.lines.filter(({ state }) => state === 'paused')
  if (paused.length === 0) return null
  return (
    <div className="reason-taps">
      {paused.map((line) => (
        <TapTarget
          key={line.id}
          size="large"
          wide
          icon={Play}
          verb={w.resume(line.plan.name)}
          onTap={() => resumeTap(store, chart, line)}
        />
      ))}
    </div>
  )
}

function MoreSymptoms({ reaction, stay }: { readonly reaction: Reaction; readonly stay: Stay }) {
  const [more, setMore] = useDraft<readonly Symptom[]>('more', [])
  const other = useOtherInWords(more.includes('other'), 'moreText')
  const options = Object.entries(symptomWords)
    .filter(([key]) => key === 'other' || !reaction.allSymptoms.includes(key))
    .map(([key, words]) => ({ key, words }))
  return (
    <>
      <ToggleGrid
        label={w.moreSymptoms}
        options={options}
        value={more}
        onChange={(keys) => setMore(keys as readonly Symptom[])}
      />
      <OtherWords other={other} />
      <TapTarget
        wide
        size="medium"
        verb={w.recordSymptoms}
        closedBecause={more.length > 0 ? other.missing : w.symptomsMissing}
        onTap={() => {
          const { reactionId } = reaction
          void stay
            .perform({ kind: 'addReactionSymptoms', reactionId, symptoms: [...more], ...other.said })
            .then((outcome) => {
              if (outcome.kind !== 'saved') return
              setMore([])
              other.setText('')
            })
        }}
      />
    </>
  )
}
