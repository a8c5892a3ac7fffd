import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPublicFile } from '#test/builders/readPublicFile.ts'
import { sourceOfPath } from './source.ts'

/** The files as CMS published them. They are no part of the project: their codes and words are the AMA's. */
const folder = '../shared/data/cms'
const isHere = existsSync(folder)
if (!isHere)
  process.stderr.write(`The public files are not beside this copy (${folder}): their own test is left out.\n`)

const published: readonly (readonly [string, string, string | null, number, number])[] = [
  ['asp/section 508 version of January 2024 ASP Pricing File 121223.csv', 'payment-limits', '2024-01-01', 823, 0],
  ['asp/section 508 version of Jan 2025 ASP Pricing File 121924.csv', 'payment-limits', '2025-01-01', 877, 0],
  ['asp/section 508 version of Jan 2025 ASP Pricing File updated 030725.csv', 'payment-limits', '2025-01-01', 877, 0],
  ['asp/Jan 2025 ASP Pricing File updated 030725.xls', 'payment-limits', '2025-01-01', 877, 0],
  ['asp/section 508 version of Oct 2025 ASP Pricing File 091725.csv', 'payment-limits', '2025-10-01', 1012, 0],
  ['noc/October 2025 NOC pricing.csv', 'noc-pricing', '2025-10-01', 1, 0],
  ['noc/October 2025 NOC NDC-HCPCS crosswalk.csv', 'noc-crosswalk', '2025-10-01', 2, 0],
  [
    'crosswalk/section 508 version of January 2024 ASP NDC-HCPCS Crosswalk 122023.csv',
    'ndc-crosswalk',
    '2024-01-01',
    5989,
    695,
  ],
  [
    'crosswalk/section 508 version of October 2025 ASP NDC-HCPCS Crosswalk 090525.csv',
    'ndc-crosswalk',
    '2025-10-01',
    6961,
    1284,
  ],
  ['mue/MCR_MUE_PractitionerServices_Eff_04-01-2026.subset.csv', 'mue-practitioner', '2026-04-01', 4579, 0],
  ['ncci-ptp/ccipra-v322r0-f1.excerpt.txt', 'ncci-ptp', '2026-07-01', 7, 18],
  ['hcpcs/HCPC2025_OCT_ANWEB.xlsx', 'hcpcs', '2025-10-01', 8846, 0],
  ['hcpcs/HCPC2020_ANWEB_w_disclaimer.subset.txt', 'hcpcs', '2020-01-01', 138, 0],
  [
    'opps/Section 508 version of July 2025 Web Addendum B.06.26.25.subset.csv',
    'opps-addendum-b',
    '2025-07-01',
    1873,
    0,
  ],
]

const tableOf = async (file: string) => {
  const read = await readPublicFile(file, await sourceOfPath(join(folder, file)))
  const [table] = read.tables
  if (!table) throw new Error(JSON.stringify(read.refusal))
  return table
}

describe.skipIf(!isHere)('the public files themselves', () => {
  it.each(published)('%s is read to its end', async (file, kind, validFrom, rows, skippedRows) => {
    expect(await tableOf(file)).toMatchObject({ kind, validFrom, rows, skippedRows })
  })

  it('agree between the CSV and the XLS of one issue, cell by cell', async () => {
    const csv = await tableOf('asp/section 508 version of Jan 2025 ASP Pricing File updated 030725.csv')
    const xls = await tableOf('asp/Jan 2025 ASP Pricing File updated 030725.xls')
    const limits = ({ kept }: typeof csv) =>
      kept.map(({ code, body }) => [code, body.dosage, body.limit, body.coinsurance])
    expect(limits(xls)).toEqual(limits(csv))
  })
})
