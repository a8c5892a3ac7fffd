import type { Route, Setting } from '#shared/coding/types.ts'

/** Which initial code outranks which, rank 1 highest (coding rules section 2). */
export const initialRank: Readonly<Record<Setting, Readonly<Record<string, number>>>> = {
  facility: { '96413': 1, '96409': 2, '96365': 4, '96374': 5, '96360': 7 },
  office: { '96413': 1, '96409': 2, '96365': 3, '96374': 4, '96360': 6 },
}

/** Codes by what was given and how: first at its access, further at its access, extra hour. */
export const codeTable = {
  chemo: {
    infusion: { initial: '96413', further: '96417', hour: '96415' },
    push: { initial: '96409', further: '96411' },
  },
  therapeutic: {
    infusion: { initial: '96365', further: '96367', hour: '96366' },
    push: { initial: '96374', further: '96375' },
  },
} as const

/** Counted minutes at which an infusion earns one more hour (R3), and hydration a unit more after its first (R4). */
export const extraHourFrom: readonly number[] = Array.from({ length: 60 }, (_none, hour) => 91 + 60 * hour)

/** Counted minutes at which secondary hydration earns a unit (R4). */
export const secondaryHydrationFrom: readonly number[] = [31, ...extraHourFrom]

/** Add-on to the codes one of which must stand on the same encounter (section 2). */
export const acceptedParents: Readonly<Record<string, readonly string[]>> = {
  '96361': ['96360', '96365', '96374', '96409', '96413'],
  '96366': ['96365', '96367'],
  '96367': ['96360', '96365', '96374', '96409', '96413'],
  '96375': ['96360', '96365', '96374', '96409', '96413'],
  '96368': ['96365', '96366', '96413', '96415', '96416'],
  '96376': ['96365', '96374', '96409', '96413'],
  '96411': ['96409', '96413'],
  '96415': ['96413', '96417'],
  '96417': ['96413'],
  '96370': ['96369'],
  '96371': ['96369'],
  '96423': ['96422'],
}

/** Routes of which every service is one unit of one code, whatever its minutes (R17, R18, R19, R21). */
export const oneCodeRoutes: Partial<Readonly<Record<Route, string>>> = {
  pump_refill_portable: '96521',
  pump_refill_implanted: '96522',
  intrathecal: '96450',
  intrathecal_reservoir: '96542',
  intrapleural: '96440',
  intraperitoneal: '96446',
  intravesical: '51720',
  declot: '36593',
  phlebotomy: '99195',
}

/** Reportable only when nothing else is, a draw before a flush (R19). */
export const aloneRoutes: readonly (readonly [Route, string])[] = [
  ['port_blood_draw', '36591'],
  ['catheter_blood_draw', '36592'],
  ['port_flush', '96523'],
]
