import { Stethoscope } from 'lucide-react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { apartWords, visitLevels, providerVisitWords as w } from '#renderer/words/providerVisit.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'

type Apart = keyof typeof apartWords

/** The provider's visit of the day, as their note documents it; coding reports it only where it stands apart (R22). */
export function ProviderVisitSheet({ chart: { visit }, chart }: { readonly chart: Chart }) {
  const sheet = useSheetPerform(chart)
  const [em, setEm] = useDraft('em', visit?.em ?? '')
  const [apart, setApart] = useDraft<Apart | ''>('apart', visit ? (visit.separatelyIdentifiable ? 'yes' : 'no') : '')
  const [text, setText] = useDraft('decision', visit?.decision ?? '')
  const decision = text.trim()
  return (
    <ActionSheet
      title={w.title}
      verb={w.record}
      icon={Stethoscope}
      closedBecause={whyClosed(em, apart, decision)}
      sheet={sheet}
      onDo={() => void sheet.perform({ kind: 'documentVisit', em, separatelyIdentifiable: apart === 'yes', decision })}
    >
      <p className="second">{w.about}</p>
      <SelectField
        label={w.level}
        value={em}
        onChange={setEm}
        options={Object.entries(visitLevels).map(([key, words]) => ({ key, words: `${words} (${key})` }))}
      />
      <ChoiceList
        label={w.apart}
        options={Object.entries(apartWords).map(([key, words]) => ({ key, words }))}
        value={apart || null}
        onChange={(key) => setApart(key as Apart)}
      />
      <TextField label={w.decision} hint={w.decisionHint} isLong value={text} onChange={setText} maxLength={500} />
    </ActionSheet>
  )
}

function whyClosed(em: string, apart: Apart | '', decision: string): string | undefined {
  if (em === '') return w.levelMissing
  if (apart === '') return w.apartMissing
  return apart === 'yes' && decision === '' ? w.decisionMissing : undefined
}
