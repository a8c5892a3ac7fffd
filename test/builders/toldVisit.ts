import type { CodingInput, Service, Setting } from '#shared/coding/types.ts'
import { clock, given } from './codingVisit.ts'

/** A visit in the ward's words, for what the published cases do not come to. */
export interface ToldVisit {
  readonly id: string
  readonly input: CodingInput
}

export const antineoplastic = { class: 'antineoplastic' } as const
export const until = (stop: string, more: Partial<Service> = {}): Partial<Service> => ({ stop: clock(stop), ...more })

/** Services numbered within their own visit, so that the same visit always has the same names. */
export function visit(
  id: string,
  setting: Setting,
  services: readonly Service[],
  more: Partial<CodingInput> = {},
): ToldVisit {
  const names = new Map(services.map((one, place) => [one.id, `s${place + 1}`]))
  const named = services.map((one) => ({
    ...one,
    id: names.get(one.id) ?? one.id,
    ...(one.resumes === undefined ? {} : { resumes: names.get(one.resumes) ?? one.resumes }),
    ...(one.splitOf === undefined ? {} : { splitOf: names.get(one.splitOf) ?? one.splitOf }),
  }))
  return { id, input: { setting, services: named, ...more } }
}

export const pump = (more: Partial<Service>): Service =>
  given('fluorouracil', 'pump_prolonged', '08:00', { ...antineoplastic, access: 'A', ...more })
export const arterial = (drug: string, start: string, stop: string, more: Partial<Service> = antineoplastic): Service =>
  given(drug, 'intra_arterial', start, until(stop, { access: 'A', ...more }))
export const blood = (drug: string, start: string, stop: string, more: Partial<Service> = {}): Service =>
  given(drug, 'transfusion', start, until(stop, { class: 'transfusion', access: 'A', ...more }))
export const marrow = (which: 'aspiration' | 'biopsy' | 'biopsy_aspiration', start: string, site?: string): Service =>
  given('marrow', `bone_marrow_${which}`, start, { class: 'procedure', ...(site === undefined ? {} : { site }) })
export const nothing = { separatelyIdentifiable: false }
