import { useState } from 'react'
import { Dialog } from '#renderer/components/Dialog.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { chairTimeWords, officeClockWords } from '#renderer/words/chairTimes.ts'
import { codePanelWords } from '#renderer/words/codePanel.ts'
import { limitWords as w } from '#renderer/words/limits.ts'
import { dateWords } from '#renderer/words/times.ts'
import { usualChairTimes } from '#shared/clinical/chairTimes.ts'
import { usualLimits } from '#shared/clinical/clinicalLimits.ts'
import { billingClocksOf } from '#shared/document/billingClocks.ts'
import { ownClocks } from './clockTable.ts'
import type { LimitGroup } from './limitGroups.ts'
import { isOwn, limitTable } from './limitTable.ts'
import { ownTimes } from './timeTable.ts'
import { type Putting, usePutLimits, usePutTimes } from './usePut.ts'

/** How a group of limits works, how many of them are the practice's own, and the way back. */
export function LimitsSide({ group }: { readonly group: Exclude<LimitGroup, 'coding'> }) {
  if (group === 'clinical') return <ClinicalSide />
  if (group === 'codes') return <CodesSide />
  return group === 'clocks' ? <ClocksSide /> : <TimesSide />
}

function ClinicalSide() {
  const ruleSets = useApp((state) => state.clinic?.ruleSets ?? [])
  const limits = useApp((state) => state.clinic?.limits ?? usualLimits)
  const own = limitTable.filter((row) => isOwn(row, limits, usualLimits)).length
  const [isAsking, setIsAsking] = useState(false)
  const putting = usePutLimits(() => setIsAsking(false))
  const words = { verb: w.usual, title: w.usualTitle, sentence: w.usualSentence, keep: w.keep, notSaved: w.notSaved }
  return (
    <div className="side__page side__page--office">
      <h2 className="section-head">{w.about}</h2>
      <p>{own === 0 ? w.isUsual : w.isOwn(own)}</p>
      {own > 0 && <BackToUsual {...{ words, putting, usual: usualLimits, isAsking, onAsk: setIsAsking }} />}
      <p className="second">{w.aboutNow}</p>
      <p className="second">{w.aboutSet}</p>
      <p className="second">{w.aboutSlip}</p>
      <h2 className="section-head">{w.ruleSets}</h2>
      <ul className="plain-list">
        {ruleSets.map(({ id, validFrom }) => (
          <li key={id}>{w.ruleSetFrom(id, dateWords(validFrom))}</li>
        ))}
      </ul>
      <p className="second">{w.ruleSetsNote}</p>
    </div>
  )
}

function TimesSide() {
  const times = useApp((state) => state.clinic?.times ?? usualChairTimes)
  const own = ownTimes(times)
  const [isAsking, setIsAsking] = useState(false)
  const putting = usePutTimes(() => setIsAsking(false))
  const { usualButton: verb, usualTitle: title, usualSentence: sentence, keep, notSaved } = chairTimeWords
  const words = { verb, title, sentence, keep, notSaved }
  return (
    <div className="side__page side__page--office">
      <h2 className="section-head">{w.about}</h2>
      <p>{own === 0 ? chairTimeWords.isUsual : chairTimeWords.isOwn(own)}</p>
      {own > 0 && <BackToUsual {...{ words, putting, usual: usualChairTimes, isAsking, onAsk: setIsAsking }} />}
      <p className="second">{chairTimeWords.aboutNow}</p>
      <p className="second">{chairTimeWords.aboutPlan}</p>
      <p className="second">{chairTimeWords.aboutSteps}</p>
      <p className="second">{chairTimeWords.aboutBaseline}</p>
    </div>
  )
}

function ClocksSide() {
  const practice = useApp((state) => state.clinic?.practice)
  const own = ownClocks(billingClocksOf(practice ?? {}))
  return (
    <div className="side__page side__page--office">
      <h2 className="section-head">{w.about}</h2>
      <p>{own === 0 ? officeClockWords.isUsual : officeClockWords.isOwn(own)}</p>
      <p className="second">{officeClockWords.aboutNow}</p>
      <p className="second">{officeClockWords.aboutQuestion}</p>
    </div>
  )
}

function CodesSide() {
  return (
    <div className="side__page side__page--office">
      <h2 className="section-head">{w.about}</h2>
      <p className="second">{codePanelWords.note}</p>
      <p className="second">{codePanelWords.aboutNow}</p>
      <p className="second">{codePanelWords.aboutCodes}</p>
    </div>
  )
}

interface BackToUsualProps<S> {
  readonly words: Readonly<Record<'verb' | 'title' | 'sentence' | 'keep' | 'notSaved', string>>
  readonly usual: S
  readonly putting: Putting<S>
  readonly isAsking: boolean
  readonly onAsk: (asks: boolean) => void
}

function BackToUsual<S>({ words, usual, putting, isAsking, onAsk }: BackToUsualProps<S>) {
  return (
    <>
      <TapTarget verb={words.verb} wide onTap={() => onAsk(true)} />
      <Dialog
        isOpen={isAsking}
        title={words.title}
        onClose={() => onAsk(false)}
        hasChairBar={false}
        foot={
          <>
            <TapTarget verb={words.keep} onTap={() => onAsk(false)} />
            <TapTarget look="main" verb={words.verb} saving={putting.busy} onTap={() => void putting.put(usual)} />
          </>
        }
      >
        <p>{words.sentence}</p>
        <RefusalSlot flat refusal={putting.why === null ? null : { what: words.notSaved, why: putting.why }} />
      </Dialog>
    </>
  )
}
