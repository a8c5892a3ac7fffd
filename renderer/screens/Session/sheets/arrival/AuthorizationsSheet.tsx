import { FileCheck, Plus } from 'lucide-react'
import { Fragment } from 'react'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { coverageWords } from '#renderer/words/coverage.ts'
import { authorizationStatusWords, tieWords as w } from '#renderer/words/ties.ts'
import { dateWords } from '#renderer/words/times.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type Authorization, authorizationSchema } from '#shared/document/clinic.ts'
import { isCalendarDay } from '#shared/kernel/calendarDay.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { type TermsDraft, TermsFields, termsDraftOf, termsOf, termsSaid } from './CoverageTerms.tsx'

type Status = Authorization['status']
const statuses = Object.keys(authorizationStatusWords) as readonly Status[]

/** Authorizations that arrived, changed or ended: saved as they stand now, and matched again at once (workflow 10). */
export function AuthorizationsSheet({ chart }: { readonly chart: Chart }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const { authorizations: known, coverages } = chart.scheduled
  const [draft, setDraft] = useDraft<Authorization | null>('draft', null)
  const [terms, setTerms] = useDraft<TermsDraft | null>('terms', null)
  const whole =
    draft && isCalendarDay(draft.from) && isCalendarDay(draft.to) ? authorizationSchema.safeParse(draft) : null
  const wholeTerms = terms && termsOf(terms)
  const closed = terms
    ? wholeTerms
      ? undefined
      : coverageWords.dateWrong
    : whole?.success
      ? undefined
      : draft
        ? w.authorizationMissing
        : w.authorizationChoose
  return (
    <ActionSheet
      title={w.authorizations}
      about={w.authorizationsAbout}
      verb={w.recordAuthorizations}
      icon={FileCheck}
      closedBecause={closed}
      sheet={sheet}
      onDo={() => {
        if (wholeTerms)
          return void sheet.perform({
            kind: 'updateAuthorizations',
            authorizations: known,
            coverages: [wholeTerms],
          })
        if (!whole?.success) return
        const others = known.filter(({ id }) => id !== whole.data.id)
        void sheet.perform({ kind: 'updateAuthorizations', authorizations: [...others, whole.data] })
      }}
    >
      {terms ? (
        <TermsFields chart={chart} draft={terms} onChange={setTerms} />
      ) : draft ? (
        <Fields draft={draft} onChange={setDraft} />
      ) : (
        <>
          {known.length === 0 && <EmptyState title={w.authorizationsNone} next={w.authorizationsNoneNext} />}
          <div className="reason-taps">
            {known.map((one) => (
              <TapTarget key={one.id} size="medium" wide verb={wordsOf(one)} onTap={() => setDraft(one)} />
            ))}
            <TapTarget
              size="medium"
              wide
              icon={Plus}
              verb={w.newAuthorization}
              onTap={() => setDraft(newOne(chart, store.newId()))}
            />
          </div>
          <fieldset className="bare-fieldset checks">
            <legend className="checks__legend">{coverageWords.title}</legend>
            {coverages.length === 0 && <p className="second">{coverageWords.none}</p>}
            <div className="reason-taps">
              {coverages.map((one) => (
                <Fragment key={one.id}>
                  <TapTarget
                    size="medium"
                    wide
                    verb={`${one.payer.name}, ${one.memberId}`}
                    onTap={() => setTerms(termsDraftOf(one))}
                  />
                  {termsSaid(one).map((words) => (
                    <p key={words} className="second">
                      {words}
                    </p>
                  ))}
                </Fragment>
              ))}
            </div>
          </fieldset>
        </>
      )}
    </ActionSheet>
  )
}

const wordsOf = ({ number, status, to, site }: Authorization): string =>
  `${w.authorization(number || w.noNumber)}, ${authorizationStatusWords[status].toLowerCase()}, ${w.to.toLowerCase()} ${dateWords(to)}${site ? `, ${site}` : ''}`

/** For every coded drug of the plan, from the first payer, for today: what the nurse or biller then corrects. */
function newOne({ scheduled }: Chart, id: string): Authorization {
  const { coverages, plan, day } = scheduled
  const disease = plan.diagnoses.find(({ kind }) => kind === 'disease')
  return {
    id,
    number: '',
    payerId: coverages.find(({ order }) => order === 1)?.payer.id ?? 'unknown',
    status: 'approved',
    drugs: [...new Set(plan.lines.flatMap(({ catalogue }) => catalogue.hcpcs ?? []))],
    from: day,
    to: day,
    diagnosis: disease?.code ?? '',
    providerNpi: plan.providerNpi,
    checkedOn: day,
  }
}

interface FieldsProps {
  readonly draft: Authorization
  readonly onChange: (draft: Authorization | null) => void
}

function Fields({ draft, onChange }: FieldsProps) {
  return (
    <>
      <TextField
        label={w.number}
        value={draft.number}
        onChange={(number) => onChange({ ...draft, number })}
        maxLength={40}
      />
      <SelectField
        label={w.status}
        isNeeded
        value={draft.status}
        onChange={(status) => onChange({ ...draft, status: status as Status })}
        options={statuses.map((key) => ({ key, words: authorizationStatusWords[key] }))}
      />
      <div className="field-pair">
        <TextField
          label={w.from}
          isNeeded
          placeholder={w.dateHint}
          value={draft.from}
          onChange={(from) => onChange({ ...draft, from })}
          maxLength={10}
        />
        <TextField
          label={w.to}
          isNeeded
          placeholder={w.dateHint}
          value={draft.to}
          onChange={(to) => onChange({ ...draft, to })}
          maxLength={10}
        />
      </div>
      <TapTarget look="quiet" verb={w.back} onTap={() => onChange(null)} />
    </>
  )
}
