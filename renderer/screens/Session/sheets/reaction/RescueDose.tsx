import { NumberField } from '#renderer/components/NumberField.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { careWords as w } from '#renderer/words/care.ts'
import { reactionActionWords } from '#renderer/words/chairPickLists.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import type { Stay } from '../useStay.ts'

type Action = CommandOf<'recordReactionAction'>['action']

const drugs = [
  'epinephrine',
  'diphenhydramine',
  'hydrocortisone',
  'methylprednisolone',
  'famotidine',
  'albuterol',
  'meperidine',
  'acetaminophen',
  'fluids',
  'oxygen',
] as const
const units = ['mg', 'mcg', 'mL', 'L/min'] as const
const routes = ['IV', 'IM', 'by mouth', 'inhaled', 'under the skin', 'mask'] as const
const optionsOf = (keys: readonly string[]) => keys.map((key) => ({ key, words: key }))

export interface RescueDoseProps {
  readonly chart: Chart
  readonly reactionId: string
  readonly stay: Stay
}

/** A rescue drug with its dose and route, for when there is a hand free to say it. */
export function RescueDose({ reactionId, stay }: RescueDoseProps) {
  const [drug, setDrug] = useDraft<Action | null>('rescue', null)
  const [amount, setAmount] = useDraft('rescueAmount', '')
  const [unit, setUnit] = useDraft<string>('rescueUnit', 'mg')
  const [route, setRoute] = useDraft<string | null>('rescueRoute', null)
  const dose = amount.replace(/\.$/, '')
  return (
    <section className="choices" aria-label={w.withDose}>
      <h3 className="section-head">{w.withDose}</h3>
      <SelectField
        label={w.whichDrug}
        options={drugs.map((key) => ({ key, words: reactionActionWords[key] }))}
        value={drug}
        onChange={(key) => setDrug(key as Action)}
      />
      <div className="field-pair">
        <NumberField label={w.dose} value={amount} onChange={setAmount} decimals={3} />
        <SelectField label={w.unit} options={optionsOf(units)} value={unit} onChange={setUnit} />
      </div>
      <SelectField label={w.route} options={optionsOf(routes)} value={route} onChange={setRoute} />
      <TapTarget
        wide
        size="medium"
        verb={w.recordDose}
        closedBecause={drug && dose ? undefined : w.doseMissing}
        onTap={() => {
          if (!drug || !dose) return
          const how = route ? { route } : {}
          void stay
            .perform({ kind: 'recordReactionAction', reactionId, action: drug, dose: { amount: dose, unit }, ...how })
            .then((outcome) => outcome.kind === 'saved' && setAmount(''))
        }}
      />
    </section>
  )
}
