import { useState } from 'react'
import { NumberField } from '#renderer/components/NumberField.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import { siteLookWords } from '#renderer/words/chairPickLists.ts'
import { sheetWords as w } from '#renderer/words/sheets.ts'
import type { AccessPayload } from '#shared/chart/payloads/payloads.ts'
import { isPort, mayHaveLumens, needleLengths } from '#shared/clinical/accessLists.ts'
import { siteLooks } from '#shared/clinical/chairPickLists.ts'

/** What was taken back is there as undefined, and is left out of the command. */
export type AccessDraft = { readonly [K in keyof Omit<AccessPayload, 'accessId'>]?: AccessPayload[K] | undefined }

const lumenNames = ['Red', 'White', 'Blue'] as const
const mostAttempts = [0, 1, 2, 3, 4, 5, 6] as const

/** The draft as the command carries it: words without their blanks, nothing that is empty. */
export function wordsOfAccess(draft: AccessDraft): AccessDraft {
  const { skinPrep, dressing, flushMl, lumens, look, accessedBy, ...rest } = draft
  const [prep, cover, flush] = [skinPrep?.trim(), dressing?.trim(), flushMl?.replace(/\.$/, '')]
  const by = accessedBy?.trim()
  return {
    ...said(rest),
    ...(prep ? { skinPrep: prep } : {}),
    ...(cover ? { dressing: cover } : {}),
    ...(by ? { accessedBy: by } : {}),
    ...(flush ? { flushMl: flush } : {}),
    ...(lumens?.length ? { lumens } : {}),
    ...(look?.length ? { look } : {}),
  }
}

const said = (draft: AccessDraft): AccessDraft =>
  Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined))

interface MoreProps {
  readonly draft: AccessDraft
  readonly onChange: (change: AccessDraft) => void
}

/** What else workflow 4.5 keeps of an access; folded, because most are one needle in one arm. */
export function MoreOfAccess({ draft, onChange }: MoreProps) {
  const [isOpen, setOpen] = useState(false)
  const hasLumens = draft.device !== undefined && mayHaveLumens(draft.device)
  return (
    <>
      {hasLumens && (
        <ToggleGrid
          label={w.lumens}
          options={lumenNames.map((key) => ({ key, words: key }))}
          value={draft.lumens ?? []}
          onChange={(lumens) => onChange({ lumens: [...lumens] })}
        />
      )}
      {draft.device !== undefined && isPort(draft.device) && (
        <SelectField
          label={w.needleLength}
          value={draft.needleLength ?? null}
          onChange={(key) => onChange({ needleLength: key as NonNullable<AccessDraft['needleLength']> })}
          options={needleLengths.map((key) => ({ key, words: key }))}
        />
      )}
      {isOpen ? (
        <Rest draft={draft} onChange={onChange} />
      ) : (
        <TapTarget look="quiet" verb={w.moreOfAccess} onTap={() => setOpen(true)} />
      )}
    </>
  )
}

function Rest({ draft, onChange }: MoreProps) {
  return (
    <>
      <div className="field-pair">
        <SelectField
          label={w.attempts}
          value={draft.attempts === undefined ? null : String(draft.attempts)}
          onChange={(key) => onChange({ attempts: Number(key) })}
          options={mostAttempts.map((count) => ({ key: String(count), words: String(count) }))}
        />
        <NumberField
          label={w.flushedWith}
          unit="mL"
          value={draft.flushMl ?? ''}
          onChange={(flushMl) => onChange({ flushMl })}
          decimals={1}
        />
      </div>
      <ToggleGrid
        label={w.siteLook}
        options={siteLooks.map((key) => ({ key, words: siteLookWords[key] }))}
        value={draft.look ?? []}
        onChange={(look) => onChange({ look: look as NonNullable<AccessDraft['look']> })}
      />
      <TextField
        label={w.skinPrep}
        value={draft.skinPrep ?? ''}
        onChange={(skinPrep) => onChange({ skinPrep })}
        maxLength={60}
      />
      <TextField
        label={w.dressing}
        value={draft.dressing ?? ''}
        onChange={(dressing) => onChange({ dressing })}
        maxLength={60}
      />
      <TextField
        label={w.accessedBy}
        value={draft.accessedBy ?? ''}
        onChange={(accessedBy) => onChange({ accessedBy })}
        maxLength={80}
      />
    </>
  )
}
