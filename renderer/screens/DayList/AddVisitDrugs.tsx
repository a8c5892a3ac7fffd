import { Plus } from 'lucide-react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { addVisitWords as w } from '#renderer/words/addVisit.ts'
import { routeWords } from '#renderer/words/pickLists.ts'
import { WhatIsGiven } from '../Session/sheets/drug/AddLineFields.tsx'
import { FoundDrugs } from '../Session/sheets/drug/AddLineFind.tsx'
import { type AddDraft, missingOfLine } from '../Session/sheets/drug/addLineDraft.ts'
import { EntryList } from '../Session/sheets/EntryList.tsx'
import type { VisitPartProps } from './addVisitDraft.ts'

const lineWords = ({ drug, dose, unit, route }: AddDraft): string =>
  w.drugOf(drug.name, `${dose} ${unit}`, route ? routeWords[route] : '')

/** The drugs of the plan in their order, or none: then they are added at the chair. */
export function AddVisitDrugs({ draft, set }: VisitPartProps) {
  const begun = draft.begunDrug
  return (
    <EntryList
      legend={w.drugs}
      entries={draft.lines}
      wordsOf={lineWords}
      nameOf={({ drug }) => drug.name}
      onChange={(lines) => set({ lines })}
    >
      {draft.lines.length === 0 && begun === null && <p className="second">{w.atChair}</p>}
      {begun === null ? (
        <TapTarget wide icon={Plus} verb={w.addDrug} onTap={() => set({ begunDrug: { typed: '', line: null } })} />
      ) : (
        <BegunDrug begun={begun} draft={draft} set={set} />
      )}
    </EntryList>
  )
}

type BegunProps = VisitPartProps & { readonly begun: NonNullable<VisitPartProps['draft']['begunDrug']> }

function BegunDrug({ begun: { typed, line }, draft, set }: BegunProps) {
  if (!line)
    return (
      <>
        <TextField
          label={w.findDrug}
          value={typed}
          onChange={(text) => set({ begunDrug: { typed: text, line: null } })}
          maxLength={60}
          autoFocus
        />
        {typed.trim() !== '' && (
          <FoundDrugs typed={typed.trim()} onChoose={(chosen) => set({ begunDrug: { typed, line: chosen } })} />
        )}
        <TapTarget look="quiet" wide verb={w.noDrug} onTap={() => set({ begunDrug: null })} />
      </>
    )
  return (
    <>
      <div className="row">
        <b className="grow">{line.drug.name}</b>
        <TapTarget look="quiet" verb={w.otherDrug} onTap={() => set({ begunDrug: { typed, line: null } })} />
      </div>
      <WhatIsGiven draft={line} onChange={(next) => set({ begunDrug: { typed, line: next } })} />
      <TapTarget
        wide
        verb={w.putOn}
        closedBecause={missingOfLine(line)}
        onTap={() => set({ lines: [...draft.lines, line], begunDrug: null })}
      />
    </>
  )
}
