import { getDocumentProxy } from 'unpdf'
import { expect, it } from 'vitest'
import { instantOnClock } from '#shared/kernel/instant.ts'
import { labelsPdf } from './paperPdf.ts'

const dated = instantOnClock('2026-03-02', '08:00', 'America/Chicago')
const labelOf = (patient: string, drug: string, way: string) => ({
  lines: [patient, drug, 'MRN LS-104417, born 1954-05-17', way, 'Use by ______'],
  code: 'PATIENT:LS-104417',
})

it.each([
  ['a short name', labelOf('Nowak, Wanda', 'Dexamethasone 12 mg', 'iv infusion, 50 mL')],
  ['a drug that breaks at seven points', labelOf('Whitcomb, Harold', 'Diphenhydramine 50 mg', 'iv push')],
  [
    'long ones',
    labelOf(
      'Featherstonehaugh-Montgomery, Alexandrina',
      'Pertuzumab, trastuzumab and hyaluronidase 1200 mg',
      'intrathecal reservoir, 1000 mL',
    ),
  ],
])('prints one label on one label: %s', async (_, label) => {
  const pdf = await getDocumentProxy(new Uint8Array(await labelsPdf('Labels', [label, label], dated)))
  expect(pdf.numPages).toBe(2)
})
