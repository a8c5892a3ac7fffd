import { useState } from 'react'
import { ChoiceList } from '#renderer/components/ChoiceList.tsx'
import { SaveFoot } from '#renderer/components/SaveFoot.tsx'
import { Sheet } from '#renderer/components/Sheet.tsx'
import { codePanelWords as w } from '#renderer/words/codePanel.ts'
import { usePutPanel } from './usePut.ts'

interface CodePanelSheetProps {
  readonly isShown: boolean
  readonly onClose: () => void
}

/** Who sees when a code changes next (workflow 7). */
export function CodePanelSheet({ isShown, onClose }: CodePanelSheetProps) {
  const [chosen, setChosen] = useState(isShown)
  const { busy, why, put } = usePutPanel(onClose)
  return (
    <Sheet
      title={w.name}
      onClose={onClose}
      foot={
        <SaveFoot
          verb={w.save}
          what={w.notSaved}
          why={why}
          closedBecause={chosen === isShown ? w.same : undefined}
          saving={busy}
          onSave={() => void put({ showNextChangeToNurses: chosen })}
        />
      }
    >
      <p className="second">{w.note}</p>
      <ChoiceList
        label={w.who}
        value={chosen ? 'shown' : 'hidden'}
        onChange={(key) => setChosen(key === 'shown')}
        options={[
          { key: 'shown', words: w.shown },
          { key: 'hidden', words: w.hidden },
        ]}
      />
    </Sheet>
  )
}
