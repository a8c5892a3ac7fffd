import { Check, FlaskConical, Info, Plus, Scale, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { AppShell } from '#renderer/components/AppShell.tsx'
import { Chip } from '#renderer/components/Chip.tsx'
import { EmptyState } from '#renderer/components/EmptyState.tsx'
import { Icon } from '#renderer/components/Icon.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { VialRow } from '#renderer/components/VialRow.tsx'
import { isOnVisit } from '#renderer/store/appState.ts'
import { Drafted } from '#renderer/store/Drafted.tsx'
import { useDraft, useKeptSince, useThrowAway } from '#renderer/store/useDraft.ts'
import { useApp, useAppStore, useChart, useMinute } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { notScannedWords } from '#renderer/words/chairPickLists.ts'
import { mixingWords } from '#renderer/words/mixing.ts'
import { scannedVialWords } from '#renderer/words/scannedVials.ts'
import { dateWords } from '#renderer/words/times.ts'
import { vialWords } from '#renderer/words/vials.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { UsedContainer } from '#shared/chart/payloads/payloads.ts'
import { recallOf } from '#shared/chart/safety/recalledLots.ts'
import { notScannedReasons } from '#shared/clinical/chairPickLists.ts'
import type { RecalledLot, StockedContainer } from '#shared/document/clinic.ts'
import { localDate } from '#shared/kernel/instant.ts'
import { MyChairBar } from '../Session/MyChairBar.tsx'
import { KeptDraft } from '../Session/sheets/KeptDraft.tsx'
import { VisitHead } from '../Session/VisitHead.tsx'
import { DeskBanner } from '../shell/DeskBanner.tsx'
import { DeskRail } from '../shell/DeskRail.tsx'
import { MixedBar } from './MixedBar.tsx'
import { MixPad } from './MixPad.tsx'
import { OvertakenVials } from './OvertakenVials.tsx'
import type { LabeledVial } from './scanVial.ts'
import { useVialScans } from './useVialScans.ts'
import { VialPad } from './VialPad.tsx'
import { VialProposal } from './VialProposal.tsx'
import { VialSum } from './VialSum.tsx'
import {
  addVial,
  type CameBy,
  doseToCover,
  hasWaste,
  isAddedUp,
  isUnsaid,
  type Vial,
  withoutScan,
} from './vialDraft.ts'
import { WhichVial } from './WhichVial.tsx'

export interface ContainersProps {
  readonly sessionId: string
  readonly lineId: string
}

/** Containers and waste of one drug: what was opened, what went in, what was thrown away and who saw it. */
export function Containers({ sessionId, lineId }: ContainersProps) {
  const chart = useChart(sessionId)
  const line = chart?.lines.find(({ id }) => id === lineId)
  return chart && line ? (
    // What was scanned or chosen waits for whoever began, should they be called away.
    <Drafted sessionId={sessionId} sheet={`vials ${lineId}`}>
      <LineContainers chart={chart} line={line} />
    </Drafted>
  ) : null
}

/** Vials already recorded, as a draft to change. */
const recorded = (line: Line): readonly Vial[] =>
  (line.containers?.containers ?? []).map((container) => ({ container, isDecided: true }))

function LineContainers({ chart, line }: { readonly chart: Chart; readonly line: Line }) {
  const store = useAppStore()
  const [vials, setVials] = useDraft<readonly Vial[]>('vials', () => recorded(line))
  const since = useKeptSince()
  const throwAway = useThrowAway()
  const [chosen, setChosen] = useState<string | null>(null)
  const [asksMixing, setAsksMixing] = useState(false)
  const [reason, setReason] = useState<UsedContainer['notScanned']>()
  const wayBack = useWayBack(chart, line)
  const dose = doseToCover(line)
  const choose = (id: string) => {
    setChosen(id)
    setAsksMixing(false)
  }
  const add = (vial: LabeledVial, cameBy: CameBy) => {
    const id = store.newId()
    setVials(addVial(vials, vial, dose, { id, cameBy, mixing: line.mixings.length }))
    // Scanning goes on while somebody says when it was mixed: that pad stays.
    setChosen(id)
  }
  const scans = useVialScans({ chart, line, vials, onVial: (vial) => add(vial, { scanned: true }) })
  return (
    <AppShell
      rail={<DeskRail />}
      banner={<DeskBanner />}
      workLook="page"
      sideWidth="pad"
      sideLabel={vialWords.title}
      head={<VisitHead chart={chart} screenKey={`containers ${line.id}`} backTo={wayBack.to} onBack={wayBack.go} />}
      side={
        asksMixing ? (
          <MixPad chart={chart} line={line} onClose={() => setAsksMixing(false)} />
        ) : (
          <VialPad
            chart={chart}
            line={line}
            vials={vials}
            chosen={vials.find(({ container }) => container.id === chosen) ?? null}
            onChange={(changed) =>
              setVials(vials.map((one) => (one.container.id === changed.container.id ? changed : one)))
            }
            onRemove={(id) => setVials(vials.filter(({ container }) => container.id !== id))}
            onSaved={() => {
              throwAway()
              // Whoever has gone on to another visit meanwhile stays there.
              if (isOnVisit(store.state.getState(), chart.sessionId)) wayBack.go()
            }}
          />
        )
      }
      foot={<MyChairBar />}
    >
      <About line={line} />
      <KeptDraft />
      <MixedBar chart={chart} line={line} onOther={() => setAsksMixing(true)} />
      <OvertakenVials line={line} since={since} onTake={() => setVials(recorded(line))} />
      {scans.question && <WhichVial question={scans.question} onChoose={scans.choose} />}
      {vials.length === 0 && line.state !== 'not_given' && <VialProposal line={line} recalled={scans.recalled} />}
      <Stock
        line={line}
        recalled={scans.recalled}
        onAdd={(stocked) => add(stocked, { scanned: false, ...(reason ? { notScanned: reason } : {}) })}
      />
      {vials.some(isUnsaid) && (
        <WhyNotScanned
          onSay={(said) => {
            setReason(said)
            setVials(withoutScan(vials, said))
          }}
        />
      )}
      <Opened vials={vials} chosen={chosen} onChoose={choose} />
      {vials.length > 0 && <VialSum chart={chart} line={line} vials={vials} />}
      <p className="note-line note-line--foot">
        <Icon of={Info} />
        {vialWords.hint}
      </p>
    </AppShell>
  )
}

/** Back to where the vials were opened from: the visit, or the mixing room's list. */
function useWayBack({ sessionId }: Chart, { plan }: Line): { readonly to: string; readonly go: () => void } {
  const store = useAppStore()
  const fromMixing = useApp(({ screen }) => screen.name === 'containers' && screen.from === 'mixing')
  return {
    to: fromMixing ? mixingWords.title : plan.name,
    go: () => store.go(fromMixing ? { name: 'mixing' } : { name: 'session', sessionId }),
  }
}

/** Which drug the vials are of, and how much of it is asked for. */
function About({ line }: { readonly line: Line }) {
  const ordered = amountWords(line.plan.dose)
  const { name } = line.plan
  return (
    <header>
      <h2 className="work-title">{vialWords.title}</h2>
      <p className="second">
        {line.state === 'not_given'
          ? vialWords.aboutNotGiven(name)
          : line.doseGiven
            ? vialWords.about(name, ordered, amountWords(line.doseGiven))
            : vialWords.aboutPlanned(name, ordered)}
      </p>
    </header>
  )
}

interface StockProps {
  readonly line: Line
  readonly recalled: readonly RecalledLot[]
  readonly onAdd: (stocked: StockedContainer) => void
}

/** What may be chosen by hand where nothing can be scanned; a lot that must not be used says why. */
function Stock({ line, recalled, onAdd }: StockProps) {
  const { stocked } = line.plan
  const today = localDate(useMinute())
  if (stocked.length === 0)
    return <EmptyState icon={FlaskConical} title={vialWords.noStock} next={vialWords.noStockNext} />
  const whyNot = (container: StockedContainer): string | undefined =>
    container.expires < today
      ? scannedVialWords.expiredStock
      : recallOf(recalled, container)
        ? scannedVialWords.recalledStock
        : undefined
  return (
    <fieldset className="bare-fieldset stock" aria-label={vialWords.stocked}>
      {stocked.map((container) => (
        <TapTarget
          key={`${container.ndc} ${container.lot}`}
          icon={Plus}
          verb={vialWords.add(amountWords(container.size))}
          tail={vialWords.ofLot(container.lot)}
          closedBecause={whyNot(container)}
          onTap={() => onAdd(container)}
        />
      ))}
    </fieldset>
  )
}

/** One tap for every vial that was chosen by hand (workflow 5.10). */
function WhyNotScanned({ onSay }: { readonly onSay: (reason: NonNullable<UsedContainer['notScanned']>) => void }) {
  return (
    <fieldset className="bare-fieldset not-scanned">
      <legend className="checks__legend">{scannedVialWords.whyNotScanned}</legend>
      <div className="stock">
        {notScannedReasons.map((reason) => (
          <TapTarget key={reason} verb={notScannedWords[reason]} onTap={() => onSay(reason)} />
        ))}
      </div>
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
        const { size, used, wasted, kept, lot, expires, id, type, serial } = vial.container
        const inUnits = (amount: string) => amountWords({ amount: amount.replace(/\.$/, '') || '0', unit: size.unit })
        return (
          <VialRow
            key={id}
            number={at + 1}
            name={vialWords.vial(amountWords(size))}
            lot={vialWords.lot(lot, dateWords(expires).slice(-8), serial)}
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
