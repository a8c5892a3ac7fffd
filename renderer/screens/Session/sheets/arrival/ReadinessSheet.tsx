import { ClipboardCheck } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { newestGrams } from '#renderer/screens/weights.ts'
import { useDraft } from '#renderer/store/useDraft.ts'
import { weightWords } from '#renderer/words/amounts.ts'
import { overrideWords } from '#renderer/words/pickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import { authorizationDiffersWords } from '#renderer/words/ties.ts'
import { dateWords, timeWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { ReadinessPayload } from '#shared/chart/payloads/payloads.ts'
import { overrideReasons } from '#shared/clinical/pickLists.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { treatmentWords } from '#shared/paper/orderWords.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { PhotoOf } from '../patient/PhotoOf.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { ChargeNurse, useChargeNurse } from '../visit/ChargeNurse.tsx'
import { WhenField } from '../WhenField.tsx'
import { ChangeFacts } from './ChangeFacts.tsx'
import { IdentifierChecks } from './IdentifierChecks.tsx'
import { DecisionFields, ReadinessChecks } from './ReadinessChecks.tsx'
import {
  differingDrugs,
  firstAnswers,
  isOpenPoint,
  openPoints,
  type ReadinessDraft,
  toPayload,
  usableAuthorization,
} from './readinessDraft.ts'

export interface DraftProps {
  readonly chart: Chart
  readonly draft: ReadinessDraft
  readonly onChange: (draft: ReadinessDraft) => void
}

/** "OK to treat": every condition on one sheet, each ticked by whoever looked. */
export function ReadinessSheet({ chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [draft, setDraft] = useDraft<ReadinessDraft>('draft', () => firstAnswers(chart))
  const open = openPoints(draft)
  const payload = toPayload(draft)
  const charge = useChargeNurse()
  const isOverride = draft.authorization === 'override'
  const closed =
    open > 0 ? sheetWords.stillOpen(open) : when.when === null ? when.missing : isOverride ? charge.missing : undefined
  const give = () => {
    if (closed || !payload || !when.when) return
    void sheet
      .perform({ kind: 'confirmReadiness', ...payload }, { ...when.when, ...(isOverride ? charge.how : {}) })
      .then((outcome) => outcome.kind !== 'saved' && charge.second.clearPin())
  }
  return (
    <ActionSheet
      title={sheetWords.readiness}
      verb={sheetWords.giveReadiness}
      icon={ClipboardCheck}
      closedBecause={closed}
      sheet={sheet}
      onDo={give}
    >
      <IdentifierChecks
        patient={chart.scheduled.patient}
        short
        chosen={draft.identifiers}
        onChange={(identifiers) => setDraft({ ...draft, identifiers: [...identifiers] })}
      />
      <PhotoOf chart={chart} />
      <Ticks chart={chart} draft={draft} onChange={setDraft} />
      <Labs chart={chart} draft={draft} onChange={setDraft} />
      <ReadinessChecks chart={chart} />
      <AuthorizationAnswer chart={chart} draft={draft} onChange={setDraft} />
      <DecisionFields draft={draft} onChange={setDraft} />
      {isOverride && <ChargeNurse charge={charge} onEnter={give} />}
      <WhenField when={when} />
    </ActionSheet>
  )
}

function Ticks({ chart, draft, onChange }: DraftProps) {
  const { patient, plan } = chart.scheduled
  const grams = newestGrams(chart)
  const allergies = patient.allergies.map(({ substance, reaction }) => `${substance} (${reaction})`).join(', ')
  const tick = (key: 'allergiesReviewed' | 'weightAccepted' | 'consentOnFile' | 'orderChecked', words: string) => (
    <CheckRow words={words} isChecked={draft[key]} onChange={(checked) => onChange({ ...draft, [key]: checked })} />
  )
  return (
    <div className="checks">
      {tick('allergiesReviewed', sheetWords.allergiesReviewed(allergies || sheetWords.noneKnown))}
      <ChangeFacts />
      {tick(
        'weightAccepted',
        sheetWords.weightAccepted(grams === null ? sheetWords.weightUnknown : weightWords(grams)),
      )}
      {tick('consentOnFile', sheetWords.consent(plan.consentOn ? dateWords(plan.consentOn) : sheetWords.noConsent))}
      <p className="second">{treatmentWords(plan)}</p>
      {tick(
        'orderChecked',
        sheetWords.order(
          plan.orderSignedAt
            ? `${dateWords(localDate(plan.orderSignedAt))}, ${timeWords(plan.orderSignedAt)}`
            : sheetWords.orderUnsigned,
        ),
      )}
    </div>
  )
}

function Labs({ chart, draft, onChange }: DraftProps) {
  const { labs, labsRequired } = chart.scheduled.plan
  return (
    <div className="checks">
      <p className="second">
        {labs.length > 0 ? labs.map(({ name, value }) => `${name} ${value}`).join(', ') : sheetWords.noLabs}
      </p>
      <ChoiceList
        label={sheetWords.labs}
        twoColumns={!labsRequired}
        value={draft.labs}
        onChange={(labsAnswer) => onChange({ ...draft, labs: labsAnswer as ReadinessPayload['labs'] })}
        options={[
          { key: 'reviewed', words: sheetWords.labsReviewed },
          ...(labsRequired ? [] : [{ key: 'not_required', words: sheetWords.labsNotRequired }]),
        ]}
      />
    </div>
  )
}

function AuthorizationAnswer({ chart, draft, onChange }: DraftProps) {
  const onFile = usableAuthorization(chart)
  const differs = differingDrugs(chart)
  const options = [
    ...(onFile && differs.length === 0 ? [{ key: 'matched', words: sheetWords.authorizationMatched }] : []),
    { key: 'not_required', words: sheetWords.authorizationNotRequired },
    { key: 'override', words: sheetWords.authorizationOverride },
  ]
  return (
    <div className="checks">
      <p className="second">
        {onFile ? sheetWords.authorizationUntil(onFile.number, dateWords(onFile.to)) : sheetWords.noAuthorization}
      </p>
      {differs.map(({ drug, questions }) => (
        <AlertLine key={drug} level="due" title={authorizationDiffersWords(drug, questions)} />
      ))}
      <ChoiceList
        label={sheetWords.authorization}
        value={draft.authorization}
        onChange={(answer) => onChange({ ...draft, authorization: answer as ReadinessDraft['authorization'] })}
        options={options}
      />
      {draft.authorization === 'override' && (
        <>
          <SelectField
            label={sheetWords.overrideReason}
            isNeeded
            value={draft.overrideReason}
            onChange={(key) => onChange({ ...draft, overrideReason: key as ReadinessDraft['overrideReason'] })}
            options={overrideReasons.map((key) => ({ key, words: overrideWords[key] }))}
          />
          <TextField
            label={sheetWords.overrideText}
            isNeeded={isOpenPoint(draft, 'overrideText')}
            value={draft.overrideText}
            onChange={(overrideText) => onChange({ ...draft, overrideText })}
            maxLength={300}
          />
        </>
      )}
    </div>
  )
}
