import { useState } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { RuleBadges } from '#renderer/components/RuleBadge.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { classWords, settingWords, whatIfScreenWords } from '#renderer/words/whatIf.ts'
import type { BilledSession } from '#shared/billing/billSession.ts'
import { serviceDate } from '#shared/chart/serviceDate.ts'
import { codeSession } from '#shared/coding/codeSession.ts'
import { ruleSetFor } from '#shared/coding/ruleSets/ruleSetFor.ts'
import type { CodingInput } from '#shared/coding/types.ts'
import { type LineDifference, whatIf } from '#shared/coding/whatIf.ts'
import { changedInput, emptyDraft, isTimeOrEmpty, printedTime, type WhatIfDraft } from './whatIfDraft.ts'

/** On a copy: change a time, an access, a class or the setting, and see the lines that differ and why. Never written to the record. */
export function WhatIf({ billed, onClose }: { readonly billed: BilledSession; readonly onClose: () => void }) {
  const { input, result } = billed.coding
  const [draft, setDraft] = useState<WhatIfDraft>(() => emptyDraft(input.services[0]?.id ?? ''))
  const whole = isTimeOrEmpty(draft.start) && isTimeOrEmpty(draft.stop)
  const changed = whole ? changedInput(input, draft) : input
  const differences = whatIf(result, codeSession(changed, ruleSetFor(serviceDate(billed.chart))))
  return (
    <Sheet title={whatIfScreenWords.title} width="wide" onClose={onClose}>
      <p className="second">{whatIfScreenWords.onACopy}</p>
      <Changes billed={billed} input={input} draft={draft} onChange={setDraft} />
      <h2 className="section-head">{whatIfScreenWords.differs}</h2>
      <div role="status">
        {differences.length === 0 ? (
          <EmptyState title={whatIfScreenWords.same} next={whatIfScreenWords.sameNext} />
        ) : (
          <ul className="plain-list">
            {differences.map((difference) => (
              <Difference
                key={`${difference.code} ${difference.modifiers.join(' ')} ${difference.encounter}`}
                {...difference}
              />
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  )
}

interface ChangesProps {
  readonly billed: BilledSession
  readonly input: CodingInput
  readonly draft: WhatIfDraft
  readonly onChange: (draft: WhatIfDraft) => void
}

function Changes({ billed, input, draft, onChange }: ChangesProps) {
  const service = input.services.find(({ id }) => id === draft.serviceId)
  const accesses = [...new Set(input.services.flatMap(({ access }) => access ?? []))]
  const set = (change: Partial<WhatIfDraft>) => onChange({ ...draft, ...change })
  const asRecorded = { key: '', words: whatIfScreenWords.asRecorded }
  return (
    <>
      <SelectField
        label={whatIfScreenWords.drug}
        value={draft.serviceId}
        onChange={(serviceId) => onChange({ ...emptyDraft(serviceId), setting: draft.setting })}
        options={input.services.map(({ id, drug }) => ({
          key: id,
          words: billed.chart.lines.find((line) => line.id === id)?.plan.name ?? drug,
        }))}
      />
      <div className="row">
        {(['start', 'stop'] as const).map((end) => (
          <TextField
            key={end}
            label={whatIfScreenWords[end]}
            hint={whatIfScreenWords.recorded(printedTime(service?.[end] ?? null))}
            value={draft[end]}
            maxLength={5}
            refused={isTimeOrEmpty(draft[end]) ? undefined : whatIfScreenWords.timeForm}
            onChange={(text) => set({ [end]: text })}
          />
        ))}
      </div>
      <SelectField
        label={whatIfScreenWords.class}
        value={draft.class}
        onChange={(key) => set({ class: key as WhatIfDraft['class'] })}
        options={[asRecorded, ...Object.entries(classWords).map(([key, words]) => ({ key, words }))]}
      />
      <SelectField
        label={whatIfScreenWords.access}
        value={draft.access}
        onChange={(access) => set({ access })}
        options={[
          asRecorded,
          ...accesses.map((key, place) => ({ key, words: whatIfScreenWords.accessNumber(place + 1) })),
          { key: 'another access', words: whatIfScreenWords.anotherAccess },
        ]}
      />
      <SelectField
        label={whatIfScreenWords.setting}
        value={draft.setting}
        onChange={(key) => set({ setting: key as WhatIfDraft['setting'] })}
        options={[asRecorded, ...Object.entries(settingWords).map(([key, words]) => ({ key, words }))]}
      />
    </>
  )
}

function Difference({ code, modifiers, label, before, after, why, rules }: LineDifference) {
  return (
    <li className="card card--padded">
      <p>
        <span className="code">{[code, ...modifiers].join('-')}</span>{' '}
        <b className="num">{whatIfScreenWords.change(before, after)}</b> {label}
        <RuleBadges rules={rules} />
      </p>
      {why.map((sentence) => (
        <p key={sentence} className="second">
          {sentence}
        </p>
      ))}
    </li>
  )
}
