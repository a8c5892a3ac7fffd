import { z } from 'zod'
import { isCalendarDay } from '../kernel/calendarDay.ts'

/** Small facts every document shares. Amounts are exact decimals as text, money is whole cents. */

/** The 31st of February and the 25th hour have the right form and are no moment: they would come out as another one. */
function isMoment(utc: string): boolean {
  const epochMs = Date.parse(utc)
  return !Number.isNaN(epochMs) && new Date(epochMs).toISOString() === utc
}

export const instantSchema = z.object({
  utc: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'a UTC time such as 2026-03-02T14:40:00.000Z')
    .refine(isMoment, 'a moment that the calendar has'),
  zone: z.string().min(1).max(64),
  offset: z.number().int().min(-900).max(900),
})

export const dateSchema = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'a date such as 2026-03-02')
/** A day that is new to the record; what an earlier build wrote is read by its form alone. */
export const calendarDaySchema = dateSchema.refine(isCalendarDay, 'a day that the calendar has')
export const idSchema = z.string().min(1).max(64)
export const decimalSchema = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'a plain decimal such as 712.5')
export const shortText = z.string().min(1).max(200)
export const longText = z.string().max(2000)
export const npiSchema = z.string().regex(/^\d{10}$/, 'ten digits')
export const ndcSchema = z.string().regex(/^\d{11}$/, 'eleven digits, 5-4-2 without hyphens')
export const hcpcsSchema = z.string().regex(/^[A-Z0-9]{5}$/, 'five letters or digits')
export const centsSchema = z.number().int().min(0)

/** An exact amount with its unit as printed on the label: "712.5" "mg". */
export const amountSchema = z.object({ amount: decimalSchema, unit: z.string().min(1).max(16) })
export type DocAmount = z.infer<typeof amountSchema>

export const routeSchema = z.enum([
  'iv_infusion',
  'iv_push',
  'subcutaneous',
  'intramuscular',
  'on_body_injector',
  'sc_infusion',
  'pump_prolonged',
  'pump_refill_portable',
  'pump_refill_implanted',
  'intra_arterial',
  'intrathecal',
  'intrathecal_reservoir',
  'intrapleural',
  'intraperitoneal',
  'intravesical',
  'transfusion',
  'port_flush',
  'port_blood_draw',
  'catheter_blood_draw',
  'declot',
  'phlebotomy',
  'bone_marrow_aspiration',
  'bone_marrow_biopsy',
  'bone_marrow_biopsy_aspiration',
  'intralesional',
  'oral',
  'sublingual',
  'topical',
  'inhaled',
])

export const adminClassSchema = z.enum([
  'antineoplastic',
  'hormonal_antineoplastic',
  'therapeutic',
  'hydration',
  'transfusion',
  'procedure',
])

export const addressSchema = z.object({
  line1: shortText,
  line2: z.string().max(200).optional(),
  city: shortText,
  state: z.string().regex(/^[A-Z]{2}$/),
  zip: z.string().regex(/^\d{5}(\d{4})?$/, 'five or nine digits'),
})
export type Address = z.infer<typeof addressSchema>
