import { Plus } from 'lucide-react'
import { AlertLine } from '#renderer/components/AlertLine.tsx'
import { TapTarget } from '#renderer/components/TapTarget.tsx'
import { amountWords } from '#renderer/words/amounts.ts'
import { containerKindWords, formularyWords } from '#renderer/words/formulary.ts'
import { routeWords } from '#renderer/words/pickLists.ts'
import { classWords } from '#renderer/words/whatIf.ts'
import type { Formulary, FormularyRow, PracticeOverride } from '#shared/ipc/formularyShapes.ts'
import { FactList } from '../Session/sheets/FactList.tsx'
import type { ShownDrug } from './formularyRows.ts'

export interface DrugSideProps {
  readonly shown: ShownDrug
  readonly formulary: Formulary
  readonly onAdd: () => void
  readonly onChange: (row: PracticeOverride) => void
  readonly onWithdraw: (row: PracticeOverride) => void
}

/** Everything on file about one drug: what the list says and why, what the practice says instead, and who changed it. */
export function DrugSide({ shown, formulary, onAdd, onChange, onWithdraw }: DrugSideProps) {
  const { drug, own, asks } = shown
  const payerName = payerNames(formulary)
  return (
    <div className="side__page side__page--office">
      <h2 className="side__title">{drug.displayName}</h2>
      {asks && <AlertLine level="due" title={formularyWords.asks} sentence={formularyWords.askedBecause} />}
      <Standing shown={shown} />
      <FactList facts={factsOf(drug)} />
      <h3 className="section-head">{formularyWords.ownRows}</h3>
      {own.length === 0 && <p className="second">{formularyWords.noOwnRows}</p>}
      <ul className="formulary-own">
        {own.map((row) => (
          <li key={row.id}>
            <b>{payerName(row.payerId)}</b>
            <span>{saysWords(row)}</span>
            <span className="second num">{formularyWords.period(row.from, row.to)}</span>
            {row.source !== '' && <span className="second">{row.source}</span>}
            <span className="formulary-own__taps">
              <TapTarget
                verb={formularyWords.change}
                spokenName={`${formularyWords.change}: ${payerName(row.payerId)}`}
                onTap={() => onChange(row)}
              />
              <TapTarget
                look="quiet"
                verb={formularyWords.withdraw}
                spokenName={`${formularyWords.withdraw}: ${payerName(row.payerId)}`}
                onTap={() => onWithdraw(row)}
              />
            </span>
          </li>
        ))}
      </ul>
      <TapTarget icon={Plus} verb={formularyWords.addOwn} onTap={onAdd} />
      <h3 className="section-head">{formularyWords.source}</h3>
      <p className="second">
        {formularyWords.confidence[drug.confidence]}
        {drug.confidenceNote === '' ? '' : `: ${drug.confidenceNote}`}
      </p>
      <p className="second">{drug.source}</p>
      <p className="second">
        {formulary.imported ? formularyWords.imported(formulary.imported) : formularyWords.shipped(formulary.issue)}
      </p>
      <History hcpcs={drug.hcpcs} formulary={formulary} />
    </div>
  )
}

function Standing({ shown: { drug, standing } }: { readonly shown: ShownDrug }) {
  if (standing.state === 'in_force') return null
  return standing.state === 'ended' ? (
    <AlertLine
      level="due"
      title={formularyWords.ended}
      sentence={formularyWords.endedOn(
        drug.hcpcs,
        standing.lastDay,
        standing.successors.map(({ newHcpcs }) => newHcpcs),
      )}
    />
  ) : (
    <AlertLine
      level="due"
      title={formularyWords.notYet}
      sentence={formularyWords.beginsOn(drug.hcpcs, standing.firstDay)}
    />
  )
}

function factsOf(drug: FormularyRow): readonly (readonly [string, string])[] {
  const { facts, none } = formularyWords
  const routes = [...drug.usualRoutes.map((route) => routeWords[route]), ...drug.otherRoutes]
  return [
    [facts.code, drug.hcpcs],
    [facts.ingredient, drug.ingredient],
    [facts.brands, drug.brandNames.join(', ') || none],
    [facts.unit, drug.billingUnit ? amountWords(drug.billingUnit) : formularyWords.noUnit],
    [facts.class, drug.adminClass ? classWords[drug.adminClass] : formularyWords.noClass],
    [facts.routes, routes.join(', ') || none],
    [facts.container, containerKindWords[drug.containerType]],
    [facts.sizes, drug.vialSizes.map(amountWords).join(', ') || none],
    ...(drug.biosimilarOf === null ? [] : [[facts.reference, drug.biosimilarOf] as const]),
    ...(drug.selfAdminNote === '' ? [] : [[facts.self, drug.selfAdminNote] as const]),
  ]
}

const payerNames =
  ({ payers }: Formulary) =>
  (payerId: string | null): string =>
    payerId === null ? formularyWords.everyPayer : (payers.find(({ id }) => id === payerId)?.name ?? payerId)

const saysWords = ({ adminClass, containerType }: PracticeOverride): string =>
  [adminClass && classWords[adminClass], containerType && containerKindWords[containerType]]
    .filter((words) => words !== null)
    .join(', ')

/** Who changed this drug's own rows, newest first, with before and after. */
function History({ hcpcs, formulary }: { readonly hcpcs: string; readonly formulary: Formulary }) {
  const rows = formulary.changes.filter(({ before, after }) => (after ?? before)?.hcpcs === hcpcs)
  if (rows.length === 0) return null
  const payerName = payerNames(formulary)
  const whole = (row: PracticeOverride): string =>
    `${payerName(row.payerId)}: ${saysWords(row)}, ${formularyWords.period(row.from, row.to)}`
  return (
    <>
      <h3 className="section-head">{formularyWords.history}</h3>
      <ol className="formulary-own">
        {rows.map(({ on, by, before, after }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: entries are only ever added at the front, all at once
          <li key={rows.length - at}>
            <b>
              {before === null
                ? formularyWords.added
                : after === null
                  ? formularyWords.withdrawn
                  : formularyWords.changed}
            </b>
            {before && (
              <span>
                {formularyWords.before}: {whole(before)}
              </span>
            )}
            {after && (
              <span>
                {formularyWords.after}: {whole(after)}
              </span>
            )}
            <span className="second">{formularyWords.historyLine(by, on)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
