import { ArrowLeftRight, Droplets } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore } from '#renderer/store/useStore.ts'
import { moveLineWords } from '#renderer/words/chairPickLists.ts'
import { courseWords as w } from '#renderer/words/course.ts'
import { accessWords } from '#renderer/words/session.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { moveLineReasons } from '#shared/clinical/chairPickLists.ts'
import { addMinutes } from '#shared/kernel/instant.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { VolumeSoFarField, volumeSaid } from './VolumeSoFarField.tsx'

interface LineSheetProps {
  readonly chart: Chart
  readonly line: Line
}

const gaps = [0, 1, 2, 5, 10] as const

/** The next bag of the same drug: one tap when there was no gap, with its lot where it is known. */
export function BagSheet({ chart, line }: LineSheetProps) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const paperAt = useApp(({ paper }) => (paper?.sessionId === chart.sessionId ? paper.at : null))
  const [gap, setGap] = useDraft('gap', '0')
  const [volume, setVolume] = useDraft('volume', '')
  const [soFar, setSoFar] = useDraft('soFar', '')
  const [lot, setLot] = useDraft('lot', '')
  return (
    <ActionSheet
      title={`${w.bag}: ${line.plan.name}`}
      about={w.bagAbout}
      verb={w.recordBag}
      icon={Droplets}
      closedBecause={when.missing}
      sheet={sheet}
      onDo={() => {
        if (!when.when) return
        const hung = when.when.happenedAt ?? paperAt ?? store.now()
        // Neither typed nor the sheet's: the moment of the tap, said because the gap is counted from it.
        const moment = when.when.happenedAt ? when.when : { happenedAt: hung, source: 'tap' as const }
        const minutes = Number(gap)
        void sheet.perform(
          {
            kind: 'changeBag',
            lineId: line.id,
            ...(minutes > 0 ? { emptySince: addMinutes(hung, -minutes) } : {}),
            ...(volume ? { volumeMl: volume.replace(/\.$/, '') } : {}),
            ...(lot.trim() ? { lot: lot.trim() } : {}),
            ...volumeSaid(soFar),
          },
          moment,
        )
      }}
    >
      <ChoiceList
        label={w.gap}
        twoColumns
        options={gaps.map((minutes) => ({ key: String(minutes), words: minutes === 0 ? w.noGap : w.gapOf(minutes) }))}
        value={gap}
        onChange={setGap}
      />
      <div className="field-pair">
        <NumberField label={w.bagVolume} unit="mL" value={volume} onChange={setVolume} decimals={1} />
        <TextField label={w.lot} value={lot} onChange={setLot} maxLength={20} />
      </div>
      <VolumeSoFarField line={line} value={soFar} onChange={setSoFar} />
      <WhenField when={when} />
    </ActionSheet>
  )
}

type Move = CommandOf<'moveLine'>

/** The same drug through another access from now on. */
export function MoveLineSheet({ chart, line }: LineSheetProps) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [accessId, setAccessId] = useDraft<string | null>('access', null)
  const [soFar, setSoFar] = useDraft('soFar', '')
  const [lumen, setLumen] = useDraft('lumen', '')
  const [reason, setReason] = useDraft<Move['reason'] | null>('reason', null)
  const open = chart.accesses.filter(({ ended }) => ended === null)
  const closed = !accessId || !reason ? w.moveMissing : when.missing
  return (
    <ActionSheet
      title={`${w.moveLine}: ${line.plan.name}`}
      verb={w.recordMove}
      icon={ArrowLeftRight}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        if (!accessId || !reason || !when.when) return
        const where = lumen.trim() ? { lumen: lumen.trim() } : {}
        void sheet.perform(
          { kind: 'moveLine', lineId: line.id, accessId, reason, ...where, ...volumeSaid(soFar) },
          when.when,
        )
      }}
    >
      <ChoiceList
        label={w.toAccess}
        options={open.map((access) => ({ key: access.accessId, words: accessWords(access) }))}
        value={accessId}
        onChange={setAccessId}
      />
      <TextField label={w.toLumen} value={lumen} onChange={setLumen} maxLength={20} />
      <VolumeSoFarField line={line} value={soFar} onChange={setSoFar} />
      <SelectField
        label={w.why}
        isNeeded
        options={moveLineReasons.map((key) => ({ key, words: moveLineWords[key] }))}
        value={reason}
        onChange={(key) => setReason(key as Move['reason'])}
      />
      <WhenField when={when} />
    </ActionSheet>
  )
}
