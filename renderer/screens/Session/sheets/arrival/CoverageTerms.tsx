import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { ToggleGrid } from '#renderer/components/ToggleGrid.tsx'
import { coverageWords as w } from '#renderer/words/coverage.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type CarePlace, carePlaces, copayHelpStates } from '#shared/clinical/orderLists.ts'
import { type Coverage, type CoverageTerms, coverageTermsSchema } from '#shared/document/clinic.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { carePlaceWords, copayHelpOf, copayHelpWords, siteLimitOf } from '#shared/paper/orderWords.ts'

/** Copay help and the payer's place of care of one coverage, as they are typed: empty = there is none. */
export interface TermsDraft {
  readonly id: string
  readonly program: string
  readonly memberId: string
  readonly status: (typeof copayHelpStates)[number]
  readonly to: string
  readonly places: readonly CarePlace[]
  readonly drugs: readonly string[]
}

export const termsDraftOf = ({ id, copayHelp, siteLimit }: Coverage): TermsDraft => ({
  id,
  program: copayHelp?.program ?? '',
  memberId: copayHelp?.memberId ?? '',
  status: copayHelp?.status ?? 'active',
  to: copayHelp?.to ?? '',
  places: siteLimit?.places ?? [],
  drugs: siteLimit?.drugs ?? [],
})

/** What is typed as it is kept; null while the day the help ends is no date. */
export function termsOf({ id, program, memberId, status, to, places, drugs }: TermsDraft): CoverageTerms | null {
  const [name, member, end] = [program.trim(), memberId.trim(), to.trim()]
  const help = { program: name, status, ...(member ? { memberId: member } : {}), ...(end ? { to: end } : {}) }
  const read = coverageTermsSchema.safeParse({
    id,
    ...(name ? { copayHelp: help } : {}),
    ...(places.length > 0 ? { siteLimit: { places, ...(drugs.length > 0 ? { drugs } : {}) } } : {}),
  })
  return read.success && (end === '' || isCalendarDay(end)) ? read.data : null
}

/** Copay help and the place of care of a coverage, each in a sentence; empty where it brings neither. */
export const termsSaid = ({ copayHelp, siteLimit }: Pick<Coverage, 'copayHelp' | 'siteLimit'>): readonly string[] => [
  ...(copayHelp ? [w.copayHelpIs(copayHelpOf(copayHelp, dateWords))] : []),
  ...(siteLimit ? [w.siteLimitIs(siteLimitOf(siteLimit))] : []),
]

interface TermsProps {
  readonly chart: Chart
  readonly draft: TermsDraft
  readonly onChange: (draft: TermsDraft | null) => void
}

export function TermsFields({ chart, draft, onChange }: TermsProps) {
  const change = (part: Partial<TermsDraft>) => onChange({ ...draft, ...part })
  const coded = chart.lines.flatMap(({ plan }) =>
    plan.catalogue.hcpcs === null ? [] : [{ key: plan.catalogue.hcpcs, words: `${plan.name} ${plan.catalogue.hcpcs}` }],
  )
  return (
    <>
      <TextField label={w.program} value={draft.program} onChange={(program) => change({ program })} maxLength={120} />
      {draft.program.trim() !== '' && (
        <>
          <SelectField
            label={w.status}
            isNeeded
            value={draft.status}
            onChange={(status) => change({ status: status as TermsDraft['status'] })}
            options={copayHelpStates.map((key) => ({ key, words: copayHelpWords[key] }))}
          />
          <div className="field-pair">
            <TextField
              label={w.memberId}
              value={draft.memberId}
              onChange={(memberId) => change({ memberId })}
              maxLength={40}
            />
            <TextField
              label={w.to}
              placeholder={w.dateHint}
              value={draft.to}
              onChange={(to) => change({ to })}
              maxLength={10}
            />
          </div>
        </>
      )}
      <ToggleGrid
        label={w.places}
        options={carePlaces.map((key) => ({ key, words: carePlaceWords[key] }))}
        value={draft.places}
        onChange={(keys) => change({ places: carePlaces.filter((one) => keys.includes(one)) })}
      />
      {draft.places.length > 0 && (
        <ToggleGrid
          oneColumn
          label={w.drugs}
          options={[...new Map(coded.map((one) => [one.key, one])).values()]}
          value={draft.drugs}
          onChange={(keys) => change({ drugs: [...keys] })}
        />
      )}
      <TapTarget look="quiet" verb={w.back} onTap={() => onChange(null)} />
    </>
  )
}
