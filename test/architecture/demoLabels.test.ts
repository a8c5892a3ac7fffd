import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { demoClinic } from '#resources/demo/demoClinic.ts'
import { readScan } from '#shared/scan/readScan.ts'

const day = '2026-03-02'
const { visits, users, practice } = demoClinic(day)
const products = visits.flatMap(({ plan }) => plan.lines.flatMap(({ stocked }) => stocked))
const page = readFileSync(new URL('../../docs/demo-labels.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, code = '', about = '']) => ({ code, about }))

const facts = {
  today: day,
  products,
  mrns: visits.map(({ patient }) => patient.mrn),
  chairs: practice.chairs.map(({ label }) => label),
}
const read = (code: string) => readScan(code, facts)
const isBadge = (code: string): boolean => users.some(({ badge }) => badge === code)

it('the page of demo labels lists every badge, patient, chair and product of the demo, and each reads as what it says', () => {
  const codes = rows.map(({ code }) => code)
  for (const { badge } of users) expect(codes).toContain(badge)
  for (const { patient } of visits) expect(codes).toContain(`PATIENT:${patient.mrn}`)
  for (const { label } of practice.chairs) expect(codes).toContain(`CHAIR:${label}`)
  for (const { gtin } of products) expect(page).toContain(`(01)${gtin}(17)`)
  for (const { code, about } of rows.filter(({ code }) => !isBadge(code))) {
    const scan = read(code)
    expect([code, scan.ok]).toEqual([code, !about.startsWith('Not taken')])
    if (scan.ok && scan.value.kind === 'product') expect([code, scan.value.ndc.kind]).toEqual([code, 'known'])
  }
})
