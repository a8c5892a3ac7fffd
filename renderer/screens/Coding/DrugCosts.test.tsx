import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { aReceipt } from '#test/builders/aReceipt.ts'
import { beginBrDay, brDayAt, finishBrDay } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

async function atTheSignedVisit(as: string) {
  const drawn = await renderWithBackend({ as })
  const brDay = await brDayAt(drawn.desk, await drawn.desk.signIn('dana-reyes'))
  await beginBrDay(brDay)
  await finishBrDay(brDay)
  await brDay.sign('15:05')
  return { ...drawn, sessionId: brDay.sessionId }
}

it.each(['grace-kim', 'tom-archer', 'ines-faro'])(
  'shows %s what each container cost and of whom it came, or why not',
  async (as) => {
    const { store, desk, sessionId } = await atTheSignedVisit(as)
    store.go({ name: 'coding', sessionId })
    await screen.findByRole('heading', { name: 'Cost of drugs' })
    const rituximab = within(screen.getByRole('region', { name: 'Rituximab' }))
    const lines = rituximab.getAllByRole('listitem').map(({ textContent }) => textContent)
    // 3,412.75 and a sixth of 25.00 freight; 10 at 682.55 and 4 at 701.10 are 687.85 on the average.
    expect(lines).toEqual([
      '500 mg, lot LS201A: about $3,416.9167 a container Prairie Specialty Distribution, invoice 880-1162; used $3,416.92',
      '2 × 100 mg, lot LS202B: $687.85 a container Prairie Specialty Distribution, North Lake Drug Supply: average of 2 receipts of this lot, weighted by containers; used $687.85 of each',
      expect.stringMatching(/^100 mg, lot LS202B: .*; used \$85\.98, wasted \$601\.87$/),
    ])
    expect(rituximab.getByRole('heading').textContent).toBe('Rituximabused $4,878.60, wasted $601.87')
    const bendamustine = within(screen.getByRole('region', { name: 'Bendamustine' }))
    bendamustine.getByText('No receipt for lot LS208B of NDC 99901020801. Enter it under Drugs received.')
    screen.getByText(/^\$.* in all: used \$.*, wasted \$.*; \d containers? without a cost, not counted\.$/)
    // An invoice that is entered later counts from then on.
    const late = { ndc: '99901020801', lot: 'LS208B', expires: '2027-08-31', packageCents: 30_000 }
    const { id: _id, struck: _struck, ...receipt } = aReceipt(late)
    await desk.value(await desk.signIn('tom-archer', 'office'), 'receipts.enter', { receipt, corrects: null })
    await bendamustine.findByText('Harbor Wholesale, invoice 7781; used $300.00 of each')
    screen.getByText(/^\$.* in all: used \$.*, wasted \$[^;]*\.$/)
    await expectNoBarriers()
  },
)

it('shows a nurse nothing of it, at the chair or anywhere', async () => {
  const { desk, sessionId } = await atTheSignedVisit('dana-reyes')
  const nurse = await desk.signIn('dana-reyes')
  expect(await nurse.call('costs.ofVisit', { sessionId })).toMatchObject({ fault: { code: 'not-allowed' } })
  expect(document.body.textContent).not.toMatch(/\$\d|Prairie Specialty|North Lake/)
})
