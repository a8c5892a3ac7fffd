import type { Ledger } from '../ledger.ts'
import { type Administration, type Entry, groupBy, membersOf, type Scene } from '../model.ts'
import type { Route, WhyNot } from '../types.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { type Mark, marked, siteModifier } from './distinctAccess.ts'

/** R19 declotting, R21 phlebotomy and marrow, of one encounter. */
export function codeProcedures(procedures: readonly Administration[], scene: Scene, ledger: Ledger): void {
  for (const one of procedures) {
    if (one.route === 'declot') line([one], '36593', 'R19', null, [], ledger)
    if (one.route === 'phlebotomy') line([one], '99195', 'R21', null, [], ledger)
  }
  codeMarrow(procedures.filter(isMarrow), scene, ledger)
}

/** The marrow codes in listing order: both kinds at one site, biopsy alone, aspiration alone. */
const marrowCodes = ['38222', '38221', '38220'] as const
type MarrowCode = (typeof marrowCodes)[number]

const biopsies: ReadonlySet<Route> = new Set(['bone_marrow_biopsy', 'bone_marrow_biopsy_aspiration'])
const aspirations: ReadonlySet<Route> = new Set(['bone_marrow_aspiration', 'bone_marrow_biopsy_aspiration'])
const isBiopsy = ({ route }: Administration): boolean => biopsies.has(route)
const isAspiration = ({ route }: Administration): boolean => aspirations.has(route)
const isMarrow = (one: Administration): boolean => isBiopsy(one) || isAspiration(one)

/**
 * R21, marrow of one sitting: one code a site, however many samples were taken there. The first site is clean; what is
 * taken at a further one is marked distinct, whether its code is another or the same (AAPC 158899 and 172636).
 */
function codeMarrow(marrow: readonly Administration[], scene: Scene, ledger: Ledger): void {
  const named = marrow.map(siteOf).find((site) => site !== null)
  const sites = [...groupBy(marrow, (one) => siteOf(one) ?? named).values()]
  const alone = new Set(sites.map(codeOfSite).filter((code) => code !== '38222'))
  const neighbour = (code: MarrowCode): readonly WhyNot[] => marrowNeighbour(code, alone.size > 1)
  const modifier = siteModifier(scene.profile)
  const furtherSite: Mark = { modifier, rule: 'R21', text: lineWords.markedMarrow(modifier) }
  let mark: Mark | null = null
  for (const code of marrowCodes)
    for (const atSite of sites.filter((site) => codeOfSite(site) === code)) {
      line(atSite, code, 'R21', mark, neighbour(code), ledger)
      for (const one of atSite.slice(1)) ledger.note(one.members, 'R21', noteWords.procedureOnce(one.name))
      mark = furtherSite
    }
}

/** `apart`: a biopsy at one site and an aspiration at another. */
function marrowNeighbour(code: MarrowCode, apart: boolean): readonly WhyNot[] {
  if (code === '38222') return [{ code: '38220', rule: 'R21', text: whyNotWords.oneSitting() }]
  return apart ? [{ code: '38222', rule: 'R21', text: whyNotWords.apartSites() }] : []
}

function codeOfSite(atSite: readonly Administration[]): MarrowCode {
  if (!atSite.some(isBiopsy)) return '38220'
  return atSite.some(isAspiration) ? '38222' : '38221'
}

/** An unnamed site is the site of the sitting that has a name: nothing says it was another. */
const siteOf = ({ members: [{ service }] }: Administration): string | null => service.site?.trim().toLowerCase() || null

function line(
  parts: readonly [Administration, ...Administration[]],
  code: string,
  rule: string,
  mark: Mark | null,
  whyNot: readonly WhyNot[],
  ledger: Ledger,
): void {
  const [first] = parts
  const entry: Entry = {
    code,
    units: 1,
    modifiers: [],
    encounter: first.encounter,
    access: first.access,
    members: membersOf(parts),
    rules: [rule],
    minutes: 0,
    spans: [],
    text: lineWords.procedure(first.name),
    whyNot,
  }
  ledger.line(marked(entry, mark))
}
