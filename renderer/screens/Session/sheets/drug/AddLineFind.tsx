import { Droplet, Droplets, Plus, Siren, Syringe } from 'lucide-react'
import { useEffect, useState } from 'react'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { TextField } from '#renderer/components/TextField.tsx'
import { useDraft } from '#renderer/store/useDraft.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { addLineWords as w } from '#renderer/words/addLine.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { routeWords } from '#renderer/words/pickLists.ts'
import type { Chart } from '#shared/chart/chart.ts'
import { type ChairFluid, commonFluids, emergencyDrugs } from '#shared/clinical/chairDrugs.ts'
import type { FoundDrug } from '#shared/ipc/drugShapes.ts'
import { type AddDraft, draftOf, emergencyDraft, fluidDraft, namedDraft } from './addLineDraft.ts'

interface FindProps {
  readonly chart: Chart
  readonly onChoose: (draft: AddDraft) => void
  /** Needs nothing else asked: added by the same tap. */
  readonly onAdd: (draft: AddDraft) => void
}

const shownResults = 8
const quick = [...emergencyDrugs.flatMap(({ find }) => find ?? []), ...commonFluids.map(({ find }) => find)]

/** Which drug: emergency drugs first while a reaction is open, common fluids, and the whole list by name or code. */
export function AddLineFind({ chart, onChoose, onAdd }: FindProps) {
  const [typed, setTyped] = useDraft('typed', '')
  const list = useDrugs(quick, 1)
  const isReacting = chart.care.reactions.some(({ closed }) => closed === null)
  return (
    <>
      <TextField label={w.find} value={typed} onChange={setTyped} maxLength={60} autoFocus={!isReacting} />
      {typed.trim() ? (
        <FoundDrugs typed={typed.trim()} onChoose={onChoose} />
      ) : (
        <>
          {isReacting && list && <Emergency list={list} onAdd={onAdd} />}
          {list && <Fluids chart={chart} list={list} onChoose={onChoose} onAdd={onAdd} />}
        </>
      )}
    </>
  )
}

interface DrugAnswer {
  readonly issue: string
  readonly found: readonly (readonly FoundDrug[])[]
}

/** The back end's answer to these texts; null until it is here. */
export function useDrugs(texts: readonly string[], limit: number): DrugAnswer | null {
  const { api } = useAppStore()
  const [answer, setAnswer] = useState<DrugAnswer | null>(null)
  const asked = texts.join('\n')
  useEffect(() => {
    let current = true
    void api.call('drugs.find', { texts: asked.split('\n'), limit }).then((reply) => {
      if (current && reply.kind === 'value') setAnswer(reply.value)
    })
    return () => {
      current = false
    }
  }, [api, asked, limit])
  return answer
}

const byCode = ({ found }: DrugAnswer, code: string): FoundDrug | null =>
  found.flat().find(({ catalogue }) => catalogue.hcpcs === code) ?? null

/** The drugs that fit what is typed; a name that is on no list can be taken as it stands. */
export function FoundDrugs({ typed, onChoose }: { readonly typed: string } & Pick<FindProps, 'onChoose'>) {
  const answer = useDrugs([typed], shownResults)
  if (!answer) return null
  const found = answer.found[0] ?? []
  return (
    <fieldset className="reason-taps bare-fieldset">
      <legend className="unseen">{w.find}</legend>
      {found.map((drug) => (
        <TapTarget
          key={drug.catalogue.hcpcs}
          size="medium"
          wide
          icon={Syringe}
          verb={`${drug.name}, ${drug.catalogue.hcpcs}`}
          onTap={() => onChoose(draftOf(drug))}
        />
      ))}
      {found.length === 0 && (
        <>
          <p role="status">
            <b>{w.notFound(typed)}</b> {w.notFoundNext}
          </p>
          <TapTarget
            size="medium"
            wide
            icon={Plus}
            verb={w.byName(typed)}
            onTap={() => onChoose(namedDraft(typed, answer.issue))}
          />
        </>
      )}
    </fieldset>
  )
}

function Emergency({ list, onAdd }: { readonly list: DrugAnswer } & Pick<FindProps, 'onAdd'>) {
  return (
    <fieldset className="bare-fieldset">
      <legend className="checks__legend">{w.emergency}</legend>
      <div className="reason-taps">
        {emergencyDrugs.map((drug) => (
          <TapTarget
            key={drug.name}
            size="medium"
            wide
            icon={Siren}
            verb={`${drug.name} ${amountWords(drug.dose)}, ${routeWords[drug.route]}`}
            onTap={() => onAdd(emergencyDraft(drug, drug.find ? byCode(list, drug.find) : null, list.issue))}
          />
        ))}
      </div>
      <p className="second">{w.emergencyNext}</p>
    </fieldset>
  )
}

function Fluids({ chart, list, onChoose, onAdd }: FindProps & { readonly list: DrugAnswer }) {
  const store = useAppStore()
  const drugs = commonFluids.flatMap((fluid): readonly (readonly [ChairFluid, FoundDrug])[] => {
    const drug = byCode(list, fluid.find)
    return drug ? [[fluid, drug]] : []
  })
  return (
    <fieldset className="bare-fieldset">
      <legend className="checks__legend">{w.fluids}</legend>
      <div className="reason-taps">
        {drugs.map(([fluid, drug]) => {
          const words = `${fluid.name} ${amountWords({ amount: fluid.milliliters, unit: 'mL' })}`
          const draft = fluidDraft(fluid, drug)
          return (
            <TapTarget
              key={fluid.key}
              size="medium"
              wide
              icon={Droplets}
              verb={fluid.purpose === 'kvo' ? w.keepOpen(words) : w.hydration(words)}
              onTap={() => (fluid.purpose === 'kvo' ? onAdd(draft) : onChoose(draft))}
            />
          )
        })}
        {chart.accesses.some(({ ended }) => ended === null) && (
          <TapTarget
            size="medium"
            wide
            icon={Droplet}
            verb={w.flush}
            onTap={() => store.openSheet({ kind: 'flush' })}
          />
        )}
      </div>
    </fieldset>
  )
}
