import type { Ledger } from '../ledger.ts'
import { type Administration, groupBy, membersOf, type Scene } from '../model.ts'
import { lineWords, whyNotWords } from '../words/lineWords.ts'
import { noteWords } from '../words/noteWords.ts'

/** R19 declotting, R21 phlebotomy and marrow, of one encounter. */
export function codeProcedures(procedures: readonly Administration[], scene: Scene, ledger: Ledger): void {
  for (const one of procedures) {
    if (one.route === 'declot') line([one], '36593', 'R19', [], ledger)
    if (one.route === 'phlebotomy') line([one], '99195', 'R21', [], ledger)
    if (one.route === 'bone_marrow_biopsy_aspiration') line([one], '38222', 'R21', [], ledger)
  }
  const marrow = procedures.filter(({ route }) => route === 'bone_marrow_biopsy' || route === 'bone_marrow_aspiration')
  for (const atSite of groupBy(marrow, siteOf).values()) codeSite(atSite, marrow, scene, ledger)
}

/** Both at one site are one code; at different sites the aspiration is marked distinct from the biopsy. */
function codeSite(
  atSite: readonly Administration[],
  marrow: readonly Administration[],
  scene: Scene,
  ledger: Ledger,
): void {
  const biopsies = atSite.filter(({ route }) => route === 'bone_marrow_biopsy')
  const aspirations = atSite.filter(({ route }) => route === 'bone_marrow_aspiration')
  const pairs = Math.min(biopsies.length, aspirations.length)
  for (const [place, biopsy] of biopsies.entries()) {
    const aspiration = place < pairs ? aspirations[place] : undefined
    if (aspiration) {
      line([biopsy, aspiration], '38222', 'R21', [], ledger)
      ledger.note(aspiration.members, 'R21', noteWords.procedureOnce(aspiration.name))
    } else line([biopsy], '38221', 'R21', [], ledger)
  }
  const elsewhere = marrow.some((one) => one.route === 'bone_marrow_biopsy' && siteOf(one) !== siteOf(atSite[0]))
  for (const aspiration of aspirations.slice(pairs))
    line([aspiration], '38220', 'R21', elsewhere ? [scene.profile.distinctModifier] : [], ledger)
}

/** An unnamed site is the one site of the sitting. */
const siteOf = (one: Administration | undefined): string => one?.members[0].service.site?.trim().toLowerCase() ?? ''

function line(
  parts: readonly Administration[],
  code: string,
  rule: string,
  modifiers: readonly string[],
  ledger: Ledger,
): void {
  const [first] = parts
  if (!first) return
  ledger.line({
    code,
    units: 1,
    modifiers,
    encounter: first.encounter,
    access: first.access,
    members: membersOf(parts),
    rules: [rule],
    minutes: 0,
    spans: [],
    text: lineWords.procedure(first.name),
    whyNot: parts.length > 1 ? [{ code: '38220', rule: 'R21', text: whyNotWords.oneSitting() }] : [],
  })
}
