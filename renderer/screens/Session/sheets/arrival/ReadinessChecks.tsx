import { Check } from 'lucide-react'
import { AlertIcon } from '#renderer/components/AlertLine.tsx'
import { CheckRow } from '#renderer/components/CheckRow.tsx'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { Icon } from '#renderer/components/Icon.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useApp } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { decisionWords, readinessCheckWords as w } from '#renderer/words/arrivalTalk.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type ReadinessCheck, readinessChecks } from '#shared/chart/safety/readinessChecks.ts'
import { treatmentDecisions } from '#shared/clinical/chairPickLists.ts'
import { placesWords } from '#shared/paper/orderWords.ts'
import type { ReadinessDraft } from './readinessDraft.ts'

/** What the record computes: dose against today's body, lifetime dose, interval, premedication, labs. Said, never ticked. */
export function ReadinessChecks({ chart }: { readonly chart: Chart }) {
  const limits = useApp((state) => state.clinic?.limits)
  const checks = readinessChecks(chart, limits)
  if (checks.length === 0) return null
  return (
    <section className="checks" aria-label={w.computed}>
      <p className="checks__legend">{w.computed}</p>
      <ul className="readiness-checks">
        {checks.map((check) => {
          const words = wordsOf(check)
          return (
            <li
              key={words}
              className={`readiness-checks__row words-${check.level === 'note' ? 'plain' : levels[check.level]}`}
            >
              {check.level === 'note' ? <Icon of={Check} size="s" /> : <AlertIcon level={levels[check.level]} small />}
              <span>{words}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

const levels = { warn: 'due', stop: 'urgent' } as const

function wordsOf(check: ReadinessCheck): string {
  switch (check.kind) {
    case 'allergy':
      return w.allergy(check.drug, check.substance)
    case 'bodySurface':
      return (check.level === 'warn' ? w.bodySurfaceRare : w.bodySurface)(check.areaM2, check.formula)
    case 'siteOfCare':
      return w.siteOfCare(check.payer, check.drugs.join(', '), placesWords(check.places).toLowerCase())
    case 'dose': {
      const computed = amountWords(check.computed)
      if (check.level === 'note') return w.doseSame(check.drug, computed)
      return (check.level === 'warn' ? w.doseWarn : w.doseStop)(check.drug, computed, check.percent)
    }
    case 'lifetime': {
      const say = { note: w.lifetimeBelow, warn: w.lifetimeNear, stop: w.lifetimeOver }[check.level]
      return say(check.drug, amountWords(check.after), amountWords(check.limit))
    }
    case 'interval':
      return w.interval(check.drug, check.days, check.least)
    case 'premed':
      return w.premed(check.premed, check.minutes)
    case 'lab':
      return (check.level === 'stop' ? w.labStop : w.labWarn)(check.finding.name, check.finding.value)
  }
}

interface DecisionProps {
  readonly draft: ReadinessDraft
  readonly onChange: (draft: ReadinessDraft) => void
}

/** The nurse's decision, and the call to the provider with its answer read back (workflow 4.2). */
export function DecisionFields({ draft, onChange }: DecisionProps) {
  return (
    <div className="checks">
      <ChoiceList
        label={w.decision}
        twoColumns
        value={draft.decision}
        onChange={(decision) => onChange({ ...draft, decision: decision as ReadinessDraft['decision'] })}
        options={treatmentDecisions.map((key) => ({ key, words: decisionWords[key] }))}
      />
      <TextField
        label={w.providerCall}
        value={draft.providerCalled}
        onChange={(providerCalled) => onChange({ ...draft, providerCalled })}
        maxLength={120}
      />
      {draft.providerCalled.trim() !== '' && (
        <CheckRow
          words={w.readBack}
          isChecked={draft.readBack}
          onChange={(readBack) => onChange({ ...draft, readBack })}
        />
      )}
      <TextField
        label={w.consentVersion}
        value={draft.consentVersion}
        onChange={(consentVersion) => onChange({ ...draft, consentVersion })}
        maxLength={60}
      />
    </div>
  )
}
