import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { payerKindWords, addVisitWords as w } from '#renderer/words/addVisit.ts'
import type { Payer } from '#shared/document/clinic.ts'
import type { VisitPartProps, VisitText } from './addVisitDraft.ts'

type CoverageProps = VisitPartProps & { readonly payers: readonly Payer[] }

/** Who pays; nobody known is an answer too, and the claim waits for one. */
export function AddVisitCoverage(props: CoverageProps) {
  const { draft, set, payers } = props
  const field = (name: VisitText) => ({ value: draft[name], onChange: (text: string) => set({ [name]: text }) })
  const isNamed = draft.payer !== 'none' && draft.payer !== 'before'
  return (
    <fieldset className="bare-fieldset checks">
      <legend className="checks__legend">{w.coverage}</legend>
      <SelectField
        label={w.payer}
        value={draft.payer}
        onChange={(payer) => set({ payer })}
        options={[
          ...(draft.from ? [{ key: 'before', words: w.coverageBefore }] : []),
          { key: 'none', words: w.noCoverage },
          ...payers.map(({ id, name }) => ({ key: id, words: name })),
          { key: 'other', words: w.otherPayer },
        ]}
      />
      {draft.payer === 'none' && <p className="second">{w.noCoverageNext}</p>}
      {draft.payer === 'other' && (
        <>
          <TextField label={w.payerName} {...field('payerName')} maxLength={120} isNeeded />
          <TextField label={w.payerNumber} {...field('payerNumber')} maxLength={40} isNeeded />
          <SelectField
            label={w.payerKind}
            isNeeded
            value={draft.payerKind}
            onChange={(key) => set({ payerKind: key as Payer['kind'] })}
            options={Object.entries(payerKindWords).map(([key, words]) => ({ key, words }))}
          />
        </>
      )}
      {isNamed && (
        <div className="field-pair">
          <TextField label={w.memberId} {...field('memberId')} maxLength={40} isNeeded />
          <TextField label={w.group} {...field('group')} maxLength={40} />
        </div>
      )}
    </fieldset>
  )
}
