import { CircleHelp } from 'lucide-react'
import { RefusalSlot } from '#renderer/components/Refusal.tsx'
import { SelectField } from '#renderer/components/SelectField.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { KeptDraft } from '#renderer/screens/Session/sheets/KeptDraft.tsx'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useThrowAway } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { questionWords as w } from '#renderer/words/questions.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { QuestionField } from './QuestionField.tsx'
import { useTold } from './useTold.ts'

export interface AskSheetProps {
  readonly chart: Pick<Chart, 'sessionId' | 'lines'>
  /** Who signed. */
  readonly signedBy: string
  readonly onClose: () => void
}

const wholeVisit = ''

/** A question about a signed visit, or about one of its drugs. */
export const AskSheet = (props: AskSheetProps) => (
  <Drafted sessionId={props.chart.sessionId} sheet="ask">
    <Ask {...props} />
  </Drafted>
)

function Ask({ chart, signedBy, onClose }: AskSheetProps) {
  const { api } = useAppStore()
  const [about, setAbout] = useDraft('about', wholeVisit)
  const [words, setWords] = useDraft('words', '')
  const throwAway = useThrowAway()
  const told = useTold()
  const send = async () => {
    const lineId = about === wholeVisit ? null : about
    const asked = { sessionId: chart.sessionId, lineId, words: words.trim() }
    if (!(await told.tell(api.call('questions.ask', asked)))) return
    throwAway()
    onClose()
  }
  return (
    <Sheet
      title={w.askTitle}
      width="wide"
      onClose={onClose}
      foot={
        <TapTarget
          look="main"
          size="large"
          wide
          icon={CircleHelp}
          verb={w.send}
          saving={told.saving}
          closedBecause={words.trim() === '' ? w.wordsMissing : undefined}
          onTap={() => void send()}
        />
      }
    >
      <p className="second">{w.askWhom(signedBy)}</p>
      <KeptDraft />
      <SelectField
        label={w.about}
        value={about}
        onChange={setAbout}
        options={[
          { key: wholeVisit, words: w.wholeVisit },
          ...chart.lines.map(({ id, plan }) => ({ key: id, words: plan.name })),
        ]}
      />
      <QuestionField value={words} onChange={setWords} />
      <RefusalSlot flat refusal={told.refusal} />
    </Sheet>
  )
}
