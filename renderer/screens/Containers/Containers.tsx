import { Check, FlaskConical, Info, Plus, Scale, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { Icon } from '#renderer/components/Icon.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { VialRow } from '#renderer/components/VialRow.tsx'
import { useAppStore, useChart } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { dateWords } from '#renderer/words/times.ts'
import { vialWords } from '#renderer/words/vials.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { StockedContainer } from '#shared/document/clinic.ts'
import { MyChairBar } from '../Session/MyChairBar.tsx'
import { VisitHead } from '../Session/VisitHead.tsx'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { VialPad } from './VialPad.tsx'
import { VialSum } from './VialSum.tsx'
import { addVial, hasWaste, isAddedUp, type Vial } from './vialDraft.ts'

export interface ContainersProps {
  readonly sessionId: string
  readonly lineId: string
}

/** Containers and waste of one drug: what was opened, what went in, what was thrown away and who saw it. */
export function Containers({ sessionId, lineId }: ContainersProps) {
  const chart = useChart(sessionId)
  const line = chart?.lines.find(({ id }) => id === lineId)
  return chart && line ? <LineContainers chart={chart} line={line} /> : null
}

/** Vials already recorded, as a draft to change. */
const recorded = (line: Line): readonly Vial[] =>
  (line.containers?.containers ?? []).map((container) => ({ container, isDecided: true }))

function LineContainers({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const store = useAppStore()
  const [vials, setVials] = useState<readonly Vial[]>(() => recorded(line))
  const [chosen, setChosen] = useState<string | null>(null)
  const back = () => store.go({ name: 'session', sessionId: chart.sessionId })
  const dose = line.doseGiven ?? line.plan.dose
  const add = (stocked: StockedContainer) => {
    const id = store.newId()
    const next = addVial(vials, stocked, dose, id)
    setVials(next)
    setChosen(id)
  }
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="page"
      sideWidth="pad"
      sideLabel={vialWords.title}
      head={
        <VisitHead
          chart={chart}
          screenKey={`containers ${line.id}`}
          backTo={vialWords.back(line.plan.name)}
          onBack={back}
        />
      }
      side={
        <VialPad
          chart={chart}
          line={line}
          vials={vials}
          chosen={vials.find(({ container }) => container.id === chosen) ?? null}
          onChange={(changed) =>
            setVials(vials.map((one) => (one.container.id === changed.container.id ? changed : one)))
          }
          onRemove={(id) => setVials(vials.filter(({ container }) => container.id !== id))}
          onSaved={back}
        />
      }
      foot={<MyChairBar />}
    >
      <header>
        <h2 className="work-title">{vialWords.title}</h2>
        <p className="second">
          {line.doseGiven
            ? vialWords.about(line.plan.name, amountWords(line.plan.dose), amountWords(line.doseGiven))
            : vialWords.aboutPlanned(line.plan.name, amountWords(line.plan.dose))}
        </p>
      </header>
      <Stock line={line} onAdd={add} />
      <Opened vials={vials} chosen={chosen} onChoose={setChosen} />
      {vials.length > 0 && <VialSum chart={chart} line={line} vials={vials} />}
      <p className="note-line note-line--foot">
        <Icon of={Info} />
        {vialWords.hint}
      </p>
    </AppShell>
  )
}

function Stock({ line, onAdd }: { readonly line: Line; readonly onAdd: (stocked: StockedContainer) => void }) {
  const { stocked } = line.plan
  if (stocked.length === 0)
    return <EmptyState icon={FlaskConical} title={vialWords.noStock} next={vialWords.noStockNext} />
  return (
    <fieldset className="bare-fieldset stock" aria-label={vialWords.stocked}>
      {stocked.map((container) => (
        <TapTarget
          key={`${container.ndc} ${container.lot}`}
          icon={Plus}
          verb={vialWords.add(amountWords(container.size))}
          tail={vialWords.ofLot(container.lot)}
          onTap={() => onAdd(container)}
        />
      ))}
    </fieldset>
  )
}

interface OpenedProps {
  readonly vials: readonly Vial[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function Opened({ vials, chosen, onChoose }: OpenedProps) {
  if (vials.length === 0)
    return <EmptyState icon={FlaskConical} title={vialWords.noneOpened} next={vialWords.noneOpenedNext} />
  return (
    <ul className="vials" aria-label={vialWords.opened}>
      {vials.map((vial, at) => {
        const { size, used, wasted, kept, lot, expires, id, type } = vial.container
        const inUnits = (amount: string) => amountWords({ amount: amount.replace(/\.$/, '') || '0', unit: size.unit })
        return (
          <VialRow
            key={id}
            number={at + 1}
            name={vialWords.vial(amountWords(size))}
            lot={vialWords.lot(lot, dateWords(expires).slice(-8))}
            amounts={[
              { label: vialWords.used, words: inUnits(used) },
              type === 'multi_dose'
                ? { label: vialWords.kept, words: inUnits(kept) }
                : { label: vialWords.wasted, words: inUnits(wasted) },
            ]}
            usedShare={shareOf(used, size.amount)}
            wastedShare={shareOf(wasted, size.amount)}
            whole={amountWords(size)}
            chip={<VialChip vial={vial} />}
            isChosen={id === chosen}
            onChoose={() => onChoose(id)}
          />
        )
      })}
    </ul>
  )
}

/** A share for the drawing only: never used for a dose. */
const shareOf = (part: string, whole: string): number => Math.min(1, Math.max(0, Number(part) / Number(whole) || 0))

function VialChip({ vial }: { readonly vial: Vial }) {
  if (!vial.isDecided || !isAddedUp(vial))
    return (
      <Chip state="due" icon={Scale}>
        {vialWords.decide}
      </Chip>
    )
  if (hasWaste([vial]))
    return (
      <Chip state="wait" icon={UsersRound}>
        {vialWords.isWasted}
      </Chip>
    )
  return (
    <Chip state="good" icon={Check}>
      {vial.container.type === 'multi_dose' ? vialWords.isKept : vialWords.nothingWasted}
    </Chip>
  )
}
