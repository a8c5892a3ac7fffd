import type { Ledger } from '../ledger.ts'
import { type Administration, type Entry, groupBy, membersOf, type Scene } from '../model.ts'
import type { Route, WhyNot } from '../types.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { noteWords } from '../words/noteWords.ts'
import { type Mark, marked, siteModifier, unmarked } from './distinctAccess.ts'

/** R19 declotting, R21 phlebotomy and marrow, of one encounter. */
export function codeProcedures(procedures: readonly Administration[], scene: Scene, ledger: Ledger): void {
  for (const one of procedures) {
    if (one.route === 'declot') line([one], '36593', 'R19', unmarked, [], ledger)
    if (one.route === 'phlebotomy') line([one], '99195', 'R21', unmarked, [], ledger)
  }
  codeMarrow(procedures.filter(isMarrow), scene, ledger)
}

/** The marrow codes in listing order: both kinds at one site, biopsy alone, aspiration alone. */
const marrowCodes = ['38222', '38221', '38220'] as const
type MarrowCode = (typeof marrowCodes)[number]

const marrowCodeOf: Readonly<Partial<Record<Route, MarrowCode>>> = {
  bone_marrow_biopsy_aspiration: '38222',
  bone_marrow_biopsy: '38221',
  bone_marrow_aspiration: '38220',
}

const isMarrow = ({ route }: Administration): boolean => marrowCodeOf[route] !== undefined

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
  const furtherSite: Mark = { modifiers: [modifier], rules: ['R21'], text: lineWords.markedMarrow(modifier) }
  let mark = unmarked
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
  const codes = new Set(atSite.map(({ route }) => marrowCodeOf[route]))
  return codes.has('38222') || codes.size > 1 ? '38222' : codes.has('38221') ? '38221' : '38220'
}

/** An unnamed site is the site of the sitting that has a name: nothing says it was another. */
const siteOf = ({ members: [{ service }] }: Administration): string | null => service.site?.trim().toLowerCase() || null

function line(
  parts: readonly [Administration, ...Administration[]],
  code: string,
  rule: string,
  mark: Mark,
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
