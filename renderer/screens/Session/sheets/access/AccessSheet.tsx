import { Activity } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { bloodReturnWords, deviceWords, forearmPartWords, sideWords, siteWords } from '#renderer/words/pickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart } from '#shared/chart/chart.ts'
import type { AccessPayload } from '#shared/chart/payloads/payloads.ts'
import { forearmParts, gaugesOf, isPort, mayHaveLumens } from '#shared/clinical/accessLists.ts'
import { accessDevices, accessSites, bloodReturns } from '#shared/clinical/pickLists.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'
import { type AccessDraft as Draft, MoreOfAccess, wordsOfAccess } from './MoreOfAccess.tsx'
import { WhyFurther } from './WhyFurther.tsx'

const sides = ['left', 'right', 'none'] as const
const optionsOf = <Key extends string>(keys: readonly Key[], words: Readonly<Record<Key, string>>) =>
  keys.map((key) => ({ key, words: words[key] }))

/** An access: which device, where, how wide, whether blood comes back; a second one also asks why. */
export function AccessSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [draft, setDraft] = useDraft<Draft>('draft', {})
  const isFurther = chart.accesses.length > 0
  const access = wholeAccess(draft, isFurther)
  return (
    <ActionSheet
      title={isFurther ? sheetWords.furtherAccess : sheetWords.access}
      verb={sheetWords.recordAccess}
      icon={Activity}
      closedBecause={typeof access === 'string' ? access : when.missing}
      sheet={sheet}
      onDo={() => {
        if (typeof access !== 'string' && when.when)
          void sheet.perform({ kind: 'recordAccess', accessId: store.newId(), ...access }, when.when)
      }}
    >
      <AccessFields draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      <MoreOfAccess draft={draft} onChange={(change) => setDraft({ ...draft, ...change })} />
      {isFurther && <WhyFurther value={draft.reason ?? ''} onChange={(reason) => setDraft({ ...draft, reason })} />}
      <WhenField when={when} />
    </ActionSheet>
  )
}

/** Another device leaves out what it cannot have. */
function ofDevice(draft: Draft, device: AccessPayload['device']): Draft {
  const { gauge } = draft
  return {
    device,
    ...(gauge !== undefined && !gaugesOf(device).includes(gauge) ? { gauge: undefined } : {}),
    ...(isPort(device) ? {} : { needleLength: undefined }),
    ...(mayHaveLumens(device) ? {} : { lumens: undefined }),
  }
}

/** The access as the command carries it, or what is still missing in words. */
function wholeAccess(draft: Draft, isFurther: boolean): Omit<AccessPayload, 'accessId'> | string {
  const { device, site, side, reason } = draft
  if (!device || !site || !side) return sheetWords.accessMissing
  if (isFurther && !reason?.trim()) return sheetWords.reasonMissing
  return { ...wordsOfAccess(draft), device, site, side, ...(reason ? { reason: reason.trim() } : {}) }
}

interface AccessFieldsProps {
  readonly draft: Draft
  readonly onChange: (change: Draft) => void
}

function AccessFields({ draft, onChange }: AccessFieldsProps) {
  return (
    <>
      <SelectField
        label={sheetWords.device}
        isNeeded
        options={optionsOf(accessDevices, deviceWords)}
        value={draft.device ?? null}
        onChange={(key) => onChange(ofDevice(draft, key as AccessPayload['device']))}
      />
      <SelectField
        label={sheetWords.site}
        isNeeded
        options={optionsOf(accessSites, siteWords)}
        value={draft.site ?? null}
        onChange={(key) => onChange({ site: key as AccessPayload['site'], forearmPart: undefined })}
      />
      {draft.site === 'forearm' && (
        <ChoiceList
          label={sheetWords.forearmPart}
          twoColumns
          options={optionsOf(forearmParts, forearmPartWords)}
          value={draft.forearmPart ?? null}
          onChange={(key) => onChange({ forearmPart: key as NonNullable<AccessPayload['forearmPart']> })}
        />
      )}
      <ChoiceList
        label={sheetWords.side}
        twoColumns
        options={optionsOf(sides, sideWords)}
        value={draft.side ?? null}
        onChange={(key) => onChange({ side: key as AccessPayload['side'] })}
      />
      <SelectField
        label={sheetWords.gauge}
        options={gaugesOf(draft.device ?? 'peripheral').map((key) => ({ key, words: `${key} G` }))}
        value={draft.gauge ?? null}
        onChange={(gauge) => onChange({ gauge })}
      />
      <ChoiceList
        label={sheetWords.bloodReturn}
        twoColumns
        options={optionsOf(bloodReturns, bloodReturnWords)}
        value={draft.bloodReturn ?? null}
        onChange={(key) => onChange({ bloodReturn: key as NonNullable<AccessPayload['bloodReturn']> })}
      />
    </>
  )
}
