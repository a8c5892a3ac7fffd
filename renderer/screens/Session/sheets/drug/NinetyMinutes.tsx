import { Play } from 'lucide-react'
import { useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { accessFor, usableAccesses } from '#renderer/screens/Session/lineTaps.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { usePreview } from '#renderer/store/usePreview.ts'
import { stepShown, rateWords as w } from '#renderer/words/rates.ts'
import { whyOf } from '#renderer/words/refusals.ts'
import { accessWords } from '#renderer/words/session.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { isWaiting } from '#shared/chart/lineStates.ts'
import { type NinetyMinutes, ninetyMinutesFor } from '#shared/chart/safety/ninetyMinutes.ts'
import { useSheetPerform } from '../useSheetPerform.ts'

interface SchemeProps {
  readonly chart: Chart
  readonly line: Line
}

/** The 90-minute scheme, where it may be chosen: its two steps, whose order it is, and its own start. */
export function NinetyMinutesChoice({ chart, line }: SchemeProps) {
  const offered = isWaiting(line.state) && !line.dropped ? ninetyMinutesFor(chart, line) : null
  return offered && <Scheme chart={chart} line={line} offered={offered} />
}

/** Answered after the tap, as on the row. */
const questions: ReadonlySet<string> = new Set(['same-line-question', 'premed-wait', 'scheme-needs-order'])

function Scheme({ chart, line, offered }: SchemeProps & { readonly offered: NinetyMinutes }) {
  const sheet = useSheetPerform(chart)
  const preview = usePreview(chart.sessionId)
  const [orderedBy, setOrderedBy] = useDraft('schemeOrderedBy', '')
  const [accessId, setAccessId] = useState(() => accessFor(chart, line))
  const [first] = offered.steps
  const said = orderedBy.trim()
  const command: CommandOf<'startLine'> = {
    kind: 'startLine',
    lineId: line.id,
    accessId,
    rateScheme: 'ninety_minutes',
    ...(first ? { rateMlPerHour: first.rateMlPerHour } : {}),
    ...(said && !offered.isOrdered ? { schemeOrderedBy: said } : {}),
  }
  const refusal = preview(command)
  const why = refusal && !questions.has(refusal.code) ? whyOf(refusal) : undefined
  const ways = usableAccesses(chart)
  return (
    <section className="reason-taps" aria-label={w.ninety}>
      <h3 className="section-head">{w.ninety}</h3>
      <p>{w.ninetySteps(offered.steps.map(stepShown))}</p>
      <p className="second">{offered.isOrdered ? w.ninetyOrdered : w.ninetyUnordered}</p>
      {ways.length > 1 && (
        <ChoiceList
          label={sheetWords.givenThrough}
          options={ways.map((access) => ({ key: access.accessId, words: accessWords(access) }))}
          value={accessId}
          onChange={setAccessId}
        />
      )}
      {!offered.isOrdered && (
        <TextField label={w.ninetyOrderedBy} isNeeded value={orderedBy} onChange={setOrderedBy} maxLength={120} />
      )}
      <TapTarget
        size="large"
        wide
        icon={Play}
        verb={w.ninetyStart}
        guardGhosts
        closedBecause={why ?? (offered.isOrdered || said ? undefined : w.ninetyOrderMissing)}
        saving={sheet.saving}
        onTap={() => void sheet.perform(command)}
      />
      <RefusalSlot flat refusal={sheet.refusal} />
    </section>
  )
}
