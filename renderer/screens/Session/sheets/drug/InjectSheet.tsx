import { Syringe } from 'lucide-react'
import { useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { routeWords, sideWords, siteWords } from '#renderer/words/pickLists.ts'
import { sheetWords } from '#renderer/words/sheets.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { CommandOf } from '#shared/chart/command.ts'
import { ActionSheet } from '../ActionSheet.tsx'
import { useSheetPerform } from '../useSheetPerform.ts'
import { useWhen } from '../useWhen.ts'
import { WhenField } from '../WhenField.tsx'

type Injection = CommandOf<'giveInjection'>

const underSkin = ['abdomen', 'thigh', 'upper_arm', 'other'] as const
const intoMuscle = ['deltoid', 'ventrogluteal', 'thigh', 'other'] as const

/** An injection: which site, which side, when. The moment is the tap on Give, not the end of the questions. */
export function InjectSheet({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const store = useAppStore()
  const sheet = useSheetPerform(chart)
  const when = useWhen({ chart })
  const [tappedAt] = useState(() => store.now())
  const [site, setSite] = useDraft<Injection['site'] | null>('site', null)
  const [side, setSide] = useDraft<Injection['side'] | null>('side', null)
  const sites = line.plan.route === 'intramuscular' ? intoMuscle : underSkin
  return (
    <ActionSheet
      title={`${sheetWords.inject}: ${line.plan.name}`}
      about={`${amountWords(line.plan.dose)}, ${routeWords[line.plan.route].toLowerCase()}`}
      verb={sheetWords.injectNow}
      icon={Syringe}
      closedBecause={!site || !side ? sheetWords.siteMissing : when.missing}
      sheet={sheet}
      onDo={() => {
        if (!site || !side || !when.when) return
        const moment = when.when.happenedAt ? when.when : { happenedAt: tappedAt, source: 'tap' as const }
        void sheet.perform({ kind: 'giveInjection', lineId: line.id, site, side, doseGiven: line.plan.dose }, moment)
      }}
    >
      <ChoiceList
        label={sheetWords.injectSite}
        twoColumns
        options={sites.map((key) => ({ key, words: siteWords[key] }))}
        value={site}
        onChange={(key) => setSite(key as Injection['site'])}
      />
      <ChoiceList
        label={sheetWords.side}
        twoColumns
        options={(['left', 'right'] as const).map((key) => ({ key, words: sideWords[key] }))}
        value={side}
        onChange={(key) => setSide(key as Injection['side'])}
      />
      <WhenField when={when} />
    </ActionSheet>
  )
}
