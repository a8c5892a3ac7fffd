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
  for (const [site, atSite] of groupBy(procedures, siteOf)) {
    const elsewhere = procedures.some((one) => one.route === 'bone_marrow_biopsy' && siteOf(one) !== site)
    codeMarrow(atSite, elsewhere ? [scene.profile.distinctModifier] : [], ledger)
  }
}

/** Marrow of one site. Both are one code; an aspiration away from a biopsy is marked distinct from it. */
function codeMarrow(atSite: readonly Administration[], apart: readonly string[], ledger: Ledger): void {
  const biopsies = atSite.filter(({ route }) => route === 'bone_marrow_biopsy')
  const aspirations = atSite.filter(({ route }) => route === 'bone_marrow_aspiration')
  for (const [place, biopsy] of biopsies.entries()) {
    const aspiration = aspirations[place]
    if (aspiration) {
      line([biopsy, aspiration], '38222', 'R21', [], ledger)
      ledger.note(aspiration.members, 'R21', noteWords.procedureOnce(aspiration.name))
    } else line([biopsy], '38221', 'R21', [], ledger)
  }
  for (const aspiration of aspirations.slice(biopsies.length)) line([aspiration], '38220', 'R21', apart, ledger)
}

/** An unnamed site is the one site of the sitting. */
const siteOf = ({ members: [{ service }] }: Administration): string | null => service.site?.trim().toLowerCase() || null

function line(
  parts: readonly [Administration, ...Administration[]],
  code: string,
  rule: string,
  modifiers: readonly string[],
  ledger: Ledger,
): void {
  const [first] = parts
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
