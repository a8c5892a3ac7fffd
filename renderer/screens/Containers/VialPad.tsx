import { Check, UserRoundCheck } from 'lucide-react'
import { useState } from 'react'
import { Keypad } from '#renderer/components/Keypad.tsx'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { SecondPerson, useSecondPerson } from '#renderer/screens/Session/sheets/SecondPerson.tsx'
import { useApp, useAppStore, useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { mixingWords } from '#renderer/words/mixing.ts'
import { wasteWords } from '#renderer/words/pickLists.ts'
import { refusalWords } from '#renderer/words/refusals.ts'
import { scannedVialWords } from '#renderer/words/scannedVials.ts'
import { timeWords } from '#renderer/words/times.ts'
import { vialWords } from '#renderer/words/vials.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { UsedContainer } from '#shared/chart/payloads/payloads.ts'
import { isSpoiled } from '#shared/chart/safety/useBy.ts'
import { wasteReasons } from '#shared/clinical/pickLists.ts'
import { may } from '#shared/permissions/permissions.ts'
import { SharedVial } from './SharedVial.tsx'
import {
  hasWaste,
  isAddedUp,
  isUnsaid,
  restOf,
  toContainers,
  type Vial,
  withReason,
  withUsed,
  withWasted,
} from './vialDraft.ts'

export interface VialPadProps {
  readonly chart: Chart
  readonly line: Line
  readonly vials: readonly Vial[]
  readonly chosen: Vial | null
  readonly onChange: (vial: Vial) => void
  readonly onRemove: (id: string) => void
  readonly onSaved: () => void
}

/** The right side: the amount of the chosen vial on the pad, then the witness, then the record. */
export function VialPad(props: VialPadProps) {
  const { chart, line, vials, chosen, onSaved } = props
  const store = useAppStore()
  const [asksWitness, setAsksWitness] = useState(false)
  const [saving, setSaving] = useState(false)
  const me = useApp((state) => state.signedIn?.user.id)
  const people = useApp((state) => state.people)
  const shown = useApp((state) => state.refusals.sheet)
  const second = useSecondPerson()
  const needsWitness = hasWaste(vials) && chart.scheduled.wasteWitnessRequired
  const closed = whyClosed(vials)
  async function save(): Promise<void> {
    setSaving(true)
    const witness = needsWitness && second.witness ? { witness: second.witness } : {}
    const command = { kind: 'recordContainers' as const, ...toContainers(line.id, vials) }
    const outcome = await store.perform(chart.sessionId, command, { place: 'sheet', ...witness })
    setSaving(false)
    if (outcome.kind === 'saved') onSaved()
    else second.clearPin()
  }
  const main = asksWitness ? vialWords.saveWithWitness : needsWitness ? vialWords.askWitness : vialWords.save
  return (
    <div className="vial-pad">
      {asksWitness ? (
        <>
          <TapTarget look="quiet" verb={vialWords.backToVials} onTap={() => setAsksWitness(false)} />
          <SecondPerson
            label={vialWords.witness}
            people={people.filter(({ id, roles }) => id !== me && may(roles, 'record.containers'))}
            state={second}
            nobody={vialWords.noWitness}
            onEnter={() => void save()}
          />
        </>
      ) : (
        <ChosenVial {...props} vial={chosen} />
      )}
      <RefusalSlot flat refusal={shown?.sessionId === chart.sessionId ? refusalWords(shown, chart) : null} />
      <div className="vial-pad__foot">
        <TapTarget
          look="main"
          size="large"
          wide
          icon={needsWitness ? UserRoundCheck : Check}
          verb={main}
          closedBecause={closed ?? (asksWitness ? second.missing : undefined)}
          saving={saving}
          onTap={() => {
            if (needsWitness && !asksWitness) setAsksWitness(true)
            else void save()
          }}
        />
      </div>
    </div>
  )
}

function whyClosed(vials: readonly Vial[]): string | undefined {
  if (vials.length === 0) return vialWords.noneOpenedNext
  const undecided = vials.findIndex(({ isDecided }) => !isDecided)
  if (undecided >= 0) return vialWords.undecided(undecided + 1)
  const uneven = vials.findIndex((vial) => !isAddedUp(vial))
  if (uneven >= 0) return vialWords.doesNotAddUp(uneven + 1)
  const unsaid = vials.findIndex(isUnsaid)
  return unsaid >= 0 ? scannedVialWords.sayWhyNotScanned(unsaid + 1) : undefined
}

type ChosenVialProps = Pick<VialPadProps, 'chart' | 'line' | 'vials' | 'onChange' | 'onRemove'> & {
  readonly vial: Vial
}

/** Mixed, never hung: held where the visit was closed without treatment. */
const neverHung = ({ closed }: Chart): NonNullable<UsedContainer['wasteReason']> =>
  closed ? 'held_after_mixing' : 'mixed_never_started'

/** What ran past its use-by is mostly thrown away for that. */
const reasonsFor = (spoiled: boolean): readonly NonNullable<UsedContainer['wasteReason']>[] =>
  spoiled ? ['past_use_by', ...wasteReasons.filter((key) => key !== 'past_use_by')] : wasteReasons

function ChosenVial({ vial, ...rest }: Omit<ChosenVialProps, 'vial'> & { readonly vial: Vial | null }) {
  return vial ? <VialFields {...rest} vial={vial} /> : <p className="second">{vialWords.chooseVial}</p>
}

function VialFields({ chart, line, vials, vial, onChange, onRemove }: ChosenVialProps) {
  const now = useMinute()
  const { container } = vial
  const { size, type, id } = container
  const number = vials.findIndex((one) => one.container.id === id) + 1
  const isMulti = type === 'multi_dose'
  const isNotGiven = line.state === 'not_given'
  const value = isMulti ? container.used : container.wasted
  const rest = restOf(vial)
  const quick =
    isMulti || isNotGiven
      ? [{ words: vialWords.all(amountWords(size)), value: size.amount }]
      : [
          ...(rest === '0'
            ? []
            : [{ words: vialWords.theRest(amountWords({ amount: rest, unit: size.unit })), value: rest }]),
          { words: vialWords.nothingWasted, value: '0' },
        ]
  const spoiled = isSpoiled(line, container, now)
  const usual = spoiled ? 'past_use_by' : isNotGiven ? neverHung(chart) : 'remainder'
  const title = isMulti ? vialWords.askUsed(number) : vialWords.askWasted(number)
  return (
    <>
      <h2 className="section-head">{title}</h2>
      <Keypad
        label={title}
        value={vial.isDecided ? value : ''}
        onChange={(text) => onChange(isMulti ? withUsed(vial, text) : withWasted(vial, text, usual))}
        unit={vialWords.unitOf(size.unit, amountWords(size))}
        rangeBroken={isAddedUp(vial) || !vial.isDecided ? undefined : vialWords.rangeBroken(amountWords(size))}
        quickAnswers={quick}
        decimals={3}
        wholeDigits={6}
        shared
      >
        {hasWaste([vial]) && (
          <SelectField
            label={vialWords.reason}
            value={container.wasteReason ?? null}
            onChange={(key) => onChange(withReason(vial, key as NonNullable<UsedContainer['wasteReason']>))}
            options={reasonsFor(spoiled).map((key) => ({ key, words: wasteWords[key] }))}
          />
        )}
      </Keypad>
      {line.mixings.length > 1 && <MixingOf line={line} vial={vial} onChange={onChange} />}
      {!isMulti && <SharedVial key={id} vial={vial} onChange={onChange} />}
      <TapTarget look="quiet" verb={vialWords.remove} onTap={() => onRemove(id)} />
    </>
  )
}

/** With more than one bag: which of them it went into, and so by whom and until when. */
function MixingOf({ line, vial, onChange }: Pick<ChosenVialProps, 'line' | 'vial' | 'onChange'>) {
  return (
    <SelectField
      label={mixingWords.whichMixing}
      value={String(vial.container.mixing ?? 1)}
      onChange={(key) => onChange({ ...vial, container: { ...vial.container, mixing: Number(key) } })}
      options={line.mixings.map(({ stamp }, at) => ({
        key: String(at + 1),
        words: mixingWords.mixingAt(at + 1, timeWords(stamp.at)),
      }))}
    />
  )
}
