import { FlaskConical } from 'lucide-react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { UseByField, useUseBy } from '#renderer/screens/Session/sheets/drug/UseByField.tsx'
import { KeptDraft } from '#renderer/screens/Session/sheets/KeptDraft.tsx'
import { useSheetPerform } from '#renderer/screens/Session/sheets/useSheetPerform.ts'
import { useWhen } from '#renderer/screens/Session/sheets/useWhen.ts'
import { WhenField } from '#renderer/screens/Session/sheets/WhenField.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useApp } from '#renderer/store/useStore.ts'
import { numberWords } from '#renderer/words/amounts.ts'
import { mixingWords as w } from '#renderer/words/mixing.ts'
import { vialWords } from '#renderer/words/vials.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import { isWaiting } from '#shared/chart/lineStates.ts'
import { may } from '#shared/permissions/permissions.ts'

export interface MixPadProps {
  readonly chart: Chart
  readonly line: Line
  readonly onClose: () => void
}

/** Whose act an entry is where nobody else is named: whoever is signed in, or wrote the sheet that is typed in. */
const useWhoDid = ({ sessionId }: Chart): string | null =>
  useApp(({ signedIn, paper }) => (paper?.sessionId === sessionId ? paper.paperBy.id : (signedIn?.user.id ?? null)))

/** In the place of the vial's pad: who mixed it, when, and until when it may be used. */
export function MixPad(props: MixPadProps) {
  return (
    <Drafted sessionId={props.chart.sessionId} sheet={`mixing ${props.line.id}`}>
      <Fields {...props} />
    </Drafted>
  )
}

function Fields({ chart, line, onClose }: MixPadProps) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const useBy = useUseBy()
  const by = useWhoDid(chart)
  const mixers = useApp((state) => state.people).filter(({ roles }) => may(roles, 'record.containers'))
  const [mixer, setMixer] = useDraft<string | null>('mixer', mixers.some(({ id }) => id === by) ? by : null)
  const closed = (mixer === null ? w.mixerMissing : undefined) ?? useBy.wrong ?? when.missing
  const hours = line.plan.expiryHoursAfterMixing
  async function save(): Promise<void> {
    if (mixer === null || !when.when) return
    const who = mixer === by ? {} : { mixerUserId: mixer }
    const until = useBy.moment ? { useBy: useBy.moment } : {}
    const outcome = await sheet.perform({ kind: 'mixLine', lineId: line.id, ...who, ...until }, when.when)
    if (outcome.kind === 'saved') onClose()
  }
  return (
    <div className="vial-pad">
      <TapTarget look="quiet" verb={vialWords.backToVials} onTap={onClose} />
      <h2 className="section-head">{w.mixedTitle}</h2>
      <p className="second">{w.mixingAbout(line.mixings.length > 0, isWaiting(line.state))}</p>
      <KeptDraft />
      <SelectField
        label={w.mixer}
        isNeeded
        value={mixer}
        onChange={setMixer}
        options={mixers.map(({ id, name }) => ({ key: id, words: name }))}
      />
      <WhenField when={when} />
      <UseByField useBy={useBy} />
      <p className="second">{hours ? w.keeps(numberWords(hours)) : w.keepsUnknown}</p>
      <RefusalSlot flat refusal={sheet.refusal} />
      <div className="vial-pad__foot">
        <TapTarget
          look="main"
          size="large"
          wide
          icon={FlaskConical}
          verb={w.saveMixed}
          closedBecause={closed}
          saving={sheet.saving}
          onTap={() => void save()}
        />
      </div>
    </div>
  )
}
