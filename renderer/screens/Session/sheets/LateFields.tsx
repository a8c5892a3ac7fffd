import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { basisWords, lateReasonWords } from '#renderer/words/pickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Late } from '#shared/chart/payloads/payloads.ts'
import { lateReasons, timeBases } from '#shared/clinical/pickLists.ts'
import { may } from '#shared/permissions/permissions.ts'
import { type LateState, somebodyElse } from './useLate.ts'

interface LateFieldsProps {
  readonly when: LateState
}

/** Why a time is entered late and how it is known. */
export function LateFields({ when }: LateFieldsProps) {
  return (
    <>
      <SelectField
        label={sheetWords.lateReason}
        isNeeded
        options={lateReasons.map((key) => ({ key, words: lateReasonWords[key] }))}
        value={when.reason}
        onChange={(key) => when.setReason(key as Late['reason'])}
      />
      <BasisFields when={when} label={sheetWords.basis} />
    </>
  )
}

/** How a time is known: another nurse is chosen by name, and what the lists do not hold is said in words. */
export function BasisFields({ when, label }: LateFieldsProps & { readonly label: string }) {
  const me = useApp((state) => state.signedIn?.user.id)
  const people = useApp((state) => state.people)
  const nurses = people.filter(({ id, roles }) => id !== me && may(roles, 'give.drugs'))
  const isSeen = when.basis === 'seen_by_nurse'
  return (
    <>
      <SelectField
        label={label}
        isNeeded
        options={timeBases.map((key) => ({ key, words: basisWords[key] }))}
        value={when.basis}
        onChange={(key) => when.setBasis(key as Late['basis'])}
      />
      {isSeen && (
        <SelectField
          label={sheetWords.seenBy}
          isNeeded
          options={[
            ...nurses.map(({ id, name }) => ({ key: id, words: name })),
            { key: somebodyElse, words: sheetWords.somebodyElse },
          ]}
          value={when.seenBy}
          onChange={when.setSeenBy}
        />
      )}
      {(when.reason === 'other' || (isSeen && when.seenBy === somebodyElse)) && (
        <TextField
          label={isSeen && when.seenBy === somebodyElse ? sheetWords.seenByWhom : sheetWords.inWords}
          isNeeded
          value={when.text}
          onChange={when.setText}
          maxLength={300}
        />
      )}
    </>
  )
}
