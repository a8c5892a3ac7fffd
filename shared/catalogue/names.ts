/** Words that name the salt and not the drug. Electrolytes are the drug: "potassium chloride" keeps its second word. */
const salts = new Set([
  'acetate',
  'calcium',
  'citrate',
  'dimeglumine',
  'dipotassium',
  'disodium',
  'ditromethamine',
  'edisylate',
  'fumarate',
  'hydrochloride',
  'mesylate',
  'pamoate',
  'phosphate',
  'sodium',
  'succinate',
  'sulfate',
  'tartrate',
  'tromethamine',
])
const electrolytes = new Set(['sodium', 'potassium', 'calcium', 'magnesium'])

/** "cyclophosphamide (sandoz)" → without the maker; "rho(d) immune globulin" keeps its parentheses. */
const withoutMaker = (name: string): string => name.replace(/ \([^)]*\)$/, '')

/** What follows a comma without naming another drug; "factor VIII, efanesoctocog alfa" and equine globulin keep theirs. */
const qualifier =
  /, (not otherwise (specified|classified)|(non-)?ESRD.*|intravenous|subcutaneous|(non-)?lyophilized|liquid|oral|full dose|solvent detergent|up to .*|\d.*)$/

function withoutQualifiers(name: string): string {
  const shorter = name.replace(qualifier, '')
  return shorter === name ? name : withoutQualifiers(shorter)
}

/**
 * Active ingredient of a list name: without maker, qualifier, salt and, for a biosimilar, its four letters.
 * "rituximab-pvvr" and "rituximab" are one drug to coding, "dexamethasone sodium phosphate" is dexamethasone (R6).
 */
export function ingredientOf(genericName: string, isBiosimilar: boolean): string {
  const name = withoutQualifiers(withoutMaker(genericName))
  const words = (isBiosimilar ? name.replace(/-[a-z]{4}$/, '') : name).toLowerCase().split(' ')
  if (electrolytes.has(words[0] ?? '')) return words.join(' ')
  while (words.length > 1 && salts.has(words.at(-1) ?? '')) words.pop()
  return words.join(' ')
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** "Rituximab-pvvr (Ruxience)"; a brand that only repeats the drug's name, "Gemcitabine (Accord)", stands alone. */
export function displayNameOf(genericName: string, brandNames: readonly string[]): string {
  const [firstWord = ''] = genericName.toLowerCase().split(/[ ,]/)
  const brands = brandNames.filter((brand) => !brand.toLowerCase().startsWith(firstWord))
  const name = capital(withoutMaker(genericName).replace(', not otherwise specified', ''))
  return brands.length > 0 ? `${name} (${brands.join(', ')})` : (brandNames[0] ?? name)
}

/** Lower-case letters and digits joined by hyphens: "j7040-sodium-chloride-0-9-500-ml". */
export const slugOf = (hcpcs: string, genericName: string): string =>
  `${hcpcs} ${genericName}`
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
