import type { CodingInput, Service } from '#shared/coding/types.ts'
import { isLongPump } from './naiveCodingAccess.ts'
import { type Dose, dosesOf } from './naiveCodingDoses.ts'
import { type Line, lineOf } from './naiveCodingEncounter.ts'
import { minuteOf, reached } from './naiveCodingMinutes.ts'
import { aloneRoutes, extraHourFrom, oneCodeRoutes } from './naiveCodingTables.ts'

/** What stands outside the order of initial codes in one encounter (R16 to R18, R21). */
export function codeStandAlone(services: readonly Service[], input: CodingInput): readonly Line[] {
  const known = services.filter(({ stopUnknown }) => !stopUnknown)
  return [
    ...subcutaneousLines(underSkin(known, input).filter(({ minutes }) => minutes.size > 15)),
    ...arterialLines(known, input),
    ...known.flatMap(({ route }) => (oneCodeRoutes[route] ? [lineOf(oneCodeRoutes[route])] : [])),
    ...marrowLines(known),
  ]
}

function underSkin(services: readonly Service[], input: CodingInput): readonly Dose[] {
  return dosesOf(
    services.filter(({ route, stopUnknown }) => route === 'sc_infusion' && !stopUnknown),
    input,
  )
}

function injectionCode(service: Service): string {
  if (service.route === 'on_body_injector') return '96377'
  if (service.class === 'hormonal_antineoplastic') return '96402'
  return service.class === 'antineoplastic' ? '96401' : '96372'
}

/** One unit a dose; the first drug of a code plain, every further drug under it with 59 (R14). */
export function injectionLines(services: readonly Service[], input: CodingInput): readonly Line[] {
  const short = underSkin(services, input)
    .filter(({ minutes }) => minutes.size <= 15)
    .map((dose) => ({ code: '96372', drug: dose.drug, at: dose.first, dose: `infusion ${dose.order}` }))
  const injected = services
    .filter(({ route }) => ['subcutaneous', 'intramuscular', 'on_body_injector'].includes(route))
    .map((service) => ({
      code: injectionCode(service),
      drug: service.drug,
      at: minuteOf(service.start ?? ''),
      dose: service.splitOf ?? service.id,
    }))
  const all = [...injected, ...short].sort((one, other) => one.at - other.at)
  return [...new Set(all.map(({ code }) => code))].flatMap((code) => {
    const ofCode = all.filter((injection) => injection.code === code)
    return [...new Set(ofCode.map(({ drug }) => drug))].map((drug, place) => {
      const doses = new Set(ofCode.filter((injection) => injection.drug === drug).map(({ dose }) => dose))
      return lineOf(code, doses.size, place === 0 ? [] : ['59'])
    })
  })
}

function subcutaneousLines(doses: readonly Dose[]): readonly Line[] {
  if (doses.length === 0) return []
  const drugs = [...new Set(doses.map(({ drug }) => drug))]
  const minutes = drugs.map((drug) => sum(doses.filter((dose) => dose.drug === drug).map((dose) => dose.minutes.size)))
  const newSetUp = doses.some(({ services }) => services.some(({ additionalSites }) => (additionalSites ?? 0) > 0))
  return [
    lineOf('96369'),
    lineOf('96370', sum(minutes.map((counted) => reached(counted, extraHourFrom)))),
    lineOf('96371', newSetUp ? 1 : 0),
  ]
}

function arterialLines(services: readonly Service[], input: CodingInput): readonly Line[] {
  const arterial = services.filter(({ route }) => route === 'intra_arterial')
  return [...new Set(arterial.map(({ access }) => access ?? ''))].flatMap((access) => {
    const doses = dosesOf(
      arterial.filter((service) => (service.access ?? '') === access),
      input,
    )
    const chemo = doses.filter((dose) => dose.class !== 'therapeutic')
    const pumps = chemo.filter((dose) => isLongPump(dose) && dose.services.some((one) => one.plannedMinutes))
    const infused = chemo.filter((dose) => !pumps.includes(dose) && dose.minutes.size > 15)
    const drugs = [...new Set(infused.map(({ drug }) => drug))]
    // Once a drug, and not beside an infusion of it, as R13 has it for the vein.
    const pushed = chemo.filter((dose) => !pumps.includes(dose) && !drugs.includes(dose.drug))
    const hours = drugs.map((drug) =>
      reached(sum(infused.filter((dose) => dose.drug === drug).map((dose) => dose.minutes.size)), extraHourFrom),
    )
    return [
      lineOf('96373', doses.filter((dose) => dose.class === 'therapeutic' && dose.minutes.size <= 15).length),
      lineOf('96425', new Set(pumps.map(({ drug }) => drug)).size),
      lineOf('96422', drugs.length),
      lineOf('96423', sum(hours)),
      lineOf('96420', new Set(pushed.map(({ drug }) => drug)).size),
    ]
  })
}

/** One code for each marrow site, 38222 where both kinds were taken; 59 on all but the first code of the listing (R21). */
function marrowLines(services: readonly Service[]): readonly Line[] {
  const marrow = services.filter(({ route }) => route.startsWith('bone_marrow'))
  const words = marrow.map(({ site = '' }) => site.trim().toLowerCase())
  const named = words.find((word) => word !== '') ?? ''
  const siteOf = words.map((word) => word || named)
  const codes = [...new Set(siteOf)].map((site) => {
    const taken = marrow.filter((_, place) => siteOf[place] === site).map(({ route }) => route)
    const biopsy = taken.some((route) => route.includes('biopsy'))
    const aspiration = taken.some((route) => route.includes('aspiration'))
    return biopsy && aspiration ? '38222' : biopsy ? '38221' : '38220'
  })
  return codes
    .sort()
    .reverse()
    .map((code, place) => lineOf(code, 1, place === 0 ? [] : ['59']))
}

/** One transfusion a day however many products, and the units of each product (R15). */
export function transfusionLines(services: readonly Service[]): readonly Line[] {
  const given = services.filter(({ route }) => route === 'transfusion')
  if (given.length === 0) return []
  return [lineOf('36430'), ...given.flatMap(({ hcpcs, productUnits }) => (hcpcs ? [lineOf(hcpcs, productUnits)] : []))]
}

/** Irrigation or a blood draw of a line, when nothing else is reported; of several the first of the table (R19). */
export function aloneLines(services: readonly Service[]): readonly Line[] {
  const found = aloneRoutes.find(([route]) => services.some((service) => service.route === route))
  return found ? [lineOf(found[1])] : []
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
