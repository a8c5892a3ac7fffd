import { useState } from 'react'
import { noteOf, type ScanAnswer, useScanning, useScans } from '#renderer/screens/scanning/scanning.ts'
import { chartsOf, shelfOf } from '#renderer/screens/scanning/shelf.ts'
import { useRecalledLots } from '#renderer/screens/scanning/useRecalledLots.ts'
import { useAppStore } from '#renderer/store/useStore.ts'
import { amountWords } from '#renderer/words/amounts.ts'
import { scannedVialWords } from '#renderer/words/scannedVials.ts'
import type { Chart, Line } from '#shared/chart/chart.ts'
import type { RecalledLot } from '#shared/document/clinic.ts'
import { localDate } from '#shared/kernel/instant.ts'
import {
  answerVial,
  checkVial,
  type LabeledVial,
  type VialAnswer,
  type VialChoice,
  type VialFacts,
} from './scanVial.ts'
import type { Vial } from './vialDraft.ts'

export type VialQuestion = Extract<VialAnswer, { readonly kind: 'ask' }>

export interface VialScans {
  readonly question: VialQuestion | null
  /** null: none of these. */
  readonly choose: (choice: VialChoice | null) => void
  readonly recalled: readonly RecalledLot[]
}

interface Opening {
  readonly chart: Chart
  readonly line: Line
  readonly vials: readonly Vial[]
  readonly onVial: (vial: LabeledVial) => void
}

/** Scans on the vials screen: the right vial is added, a doubt waits for a tap, a wrong one stops. */
export function useVialScans({ chart, line, vials, onVial }: Opening): VialScans {
  const store = useAppStore()
  const say = useScanning()?.say
  const recalled = useRecalledLots()
  const [question, setQuestion] = useState<VialQuestion | null>(null)
  const facts = (): VialFacts => {
    const charts = chartsOf(store.state.getState())
    return {
      line,
      shelf: shelfOf(charts),
      today: localDate(store.now()),
      recalled,
      here: vials.map(({ container }) => container),
      elsewhere: charts.filter(({ sessionId }) => sessionId !== chart.sessionId).flatMap(recordedIn),
    }
  }
  function settle(answer: VialAnswer): ScanAnswer {
    setQuestion(answer.kind === 'ask' ? answer : null)
    if (answer.kind === 'stop') return noteOf('stop', answer.title, answer.why)
    if (answer.kind === 'ask') return { kind: 'asked', question: answer.question }
    onVial(answer.vial)
    return noteOf('good', scannedVialWords.added(amountWords(answer.vial.size), answer.vial.lot))
  }
  // Two identifiers come before any scan (workflow 5.1).
  const isIdentified = new Set(chart.identifiers).size >= 2
  useScans({
    onScan: (scan) => {
      if (scan.kind !== 'product') return null
      if (!isIdentified) return noteOf('stop', scannedVialWords.notIdentified, scannedVialWords.notIdentifiedNext)
      return settle(answerVial(scan, facts()))
    },
  })
  const choose = (choice: VialChoice | null): void => {
    setQuestion(null)
    if (!choice) return
    const answer = settle(choice.isSure ? { kind: 'add', vial: choice.vial } : checkVial(choice.vial, facts()))
    if (answer.kind === 'note') say?.(answer.note)
  }
  return { question, choose, recalled }
}

const recordedIn = ({ chair, lines }: Chart): VialFacts['elsewhere'] =>
  lines.flatMap(({ containers }) => (containers?.containers ?? []).map((container) => ({ chair, container })))
