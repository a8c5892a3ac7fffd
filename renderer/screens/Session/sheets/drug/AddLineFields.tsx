import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import {
  addedUnderWords,
  hydrationReasonWords,
  roleOfLineWords,
  vesicantChoiceWords,
  addLineWords as w,
} from '#renderer/words/addLine.ts'
import { routeWords } from '#renderer/words/pickLists.ts'
import { addedUnder, hydrationReasons } from '#shared/clinical/chairDrugs.ts'
import { tapOf } from '#shared/clinical/givenBy.ts'
import type { PlannedLine } from '#shared/document/plan.ts'
import type { AddDraft } from './addLineDraft.ts'

export interface AddFieldsProps {
  readonly draft: AddDraft
  readonly onChange: (draft: AddDraft) => void
}

const roles = Object.keys(roleOfLineWords) as readonly PlannedLine['role'][]
const routes = Object.keys(routeWords) as readonly PlannedLine['route'][]
const units = ['mg', 'mcg', 'g', 'mL', 'unit', 'mEq'] as const

/** What an order at the chair says: dose, route, purpose, and whose it is. */
export function AddLineFields(props: AddFieldsProps) {
  return (
    <>
      <WhatIsGiven {...props} />
      <Order {...props} />
    </>
  )
}

/** Dose, route and purpose of a drug, whoever orders it. */
export function WhatIsGiven(props: AddFieldsProps) {
  return (
    <>
      <DoseAndRoute {...props} />
      <Purpose {...props} />
    </>
  )
}

function DoseAndRoute({ draft, onChange }: AddFieldsProps) {
  const usual = draft.drug.usualRoutes
  const offered = [...usual, ...routes.filter((route) => !usual.includes(route))]
  const isTimed = draft.route !== null && tapOf(draft.route, undefined) === 'start'
  return (
    <>
      <div className="field-pair">
        <NumberField
          label={w.dose}
          isNeeded
          value={draft.dose}
          onChange={(dose) => onChange({ ...draft, dose })}
          decimals={3}
        />
        <SelectField
          label={w.unit}
          value={draft.unit}
          onChange={(unit) => onChange({ ...draft, unit })}
          options={[...new Set([draft.unit, ...units])].map((key) => ({ key, words: key }))}
        />
      </div>
      <SelectField
        label={w.route}
        isNeeded
        value={draft.route}
        onChange={(route) => onChange({ ...draft, route: route as PlannedLine['route'] })}
        options={offered.map((key) => ({ key, words: routeWords[key] }))}
      />
      {isTimed && (
        <div className="field-pair">
          <NumberField
            label={w.volume}
            unit="mL"
            value={draft.volume}
            onChange={(volume) => onChange({ ...draft, volume })}
            decimals={1}
          />
          <NumberField
            label={w.over}
            unit={w.minutes}
            value={draft.minutes}
            onChange={(minutes) => onChange({ ...draft, minutes })}
          />
        </div>
      )}
    </>
  )
}

function Purpose({ draft, onChange }: AddFieldsProps) {
  const setRole = (role: PlannedLine['role']) => {
    const { purpose: _before, ...rest } = draft
    const vesicant = role === 'antineoplastic' ? draft.vesicant : (draft.vesicant ?? 'neither')
    onChange({ ...rest, role, vesicant, ...(role === 'hydration' ? { purpose: 'hydration' } : {}) })
  }
  return (
    <>
      <SelectField
        label={w.role}
        value={draft.role}
        onChange={(role) => setRole(role as PlannedLine['role'])}
        options={roles.map((key) => ({ key, words: roleOfLineWords[key] }))}
      />
      {draft.purpose === 'hydration' ? (
        <ChoiceList
          label={w.hydrationReason}
          twoColumns
          value={draft.reason}
          onChange={(reason) => onChange({ ...draft, reason, under: draft.under ?? 'prn' })}
          options={hydrationReasons.map((key) => ({
            key: hydrationReasonWords[key],
            words: hydrationReasonWords[key],
          }))}
        />
      ) : (
        <TextField
          label={w.reason}
          value={draft.reason}
          onChange={(reason) => onChange({ ...draft, reason })}
          maxLength={200}
        />
      )}
      {draft.role === 'antineoplastic' && (
        <SelectField
          label={w.vesicant}
          isNeeded
          value={draft.vesicant}
          onChange={(vesicant) => onChange({ ...draft, vesicant: vesicant as PlannedLine['vesicant'] })}
          options={(['vesicant', 'irritant', 'neither'] as const).map((key) => ({
            key,
            words: vesicantChoiceWords[key],
          }))}
        />
      )}
    </>
  )
}

function Order({ draft, onChange }: AddFieldsProps) {
  return (
    <>
      <ChoiceList
        label={w.under}
        value={draft.under}
        onChange={(under) => onChange({ ...draft, under: under as AddDraft['under'] })}
        options={addedUnder.map((key) => ({ key, words: addedUnderWords[key] }))}
      />
      {draft.under === 'provider' && (
        <>
          <TextField
            label={w.provider}
            isNeeded
            value={draft.provider}
            onChange={(provider) => onChange({ ...draft, provider })}
            maxLength={120}
          />
          <CheckRow
            words={w.readBack}
            isChecked={draft.readBack}
            onChange={(readBack) => onChange({ ...draft, readBack })}
          />
        </>
      )}
    </>
  )
}
