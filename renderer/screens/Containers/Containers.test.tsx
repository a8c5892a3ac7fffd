import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'
import { scanned } from '#test/builders/scanned.ts'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

test('vials are picked from stock, the rest is thrown away in one tap, and the units are there before saving', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const { person, desk, api } = drawn
  const day = await brDayAt(desk, api)
  await beginBrDay(day)
  await day.tap('13:25', 'stopLine', { lineId: day.line('rituximab').id, doseGiven: null })
  drawn.at('13:26')
  await drawn.open('Whitcomb')
  await person.click(await button('Vials: Rituximab'))
  await screen.findByRole('heading', { name: 'Vials and waste' })
  // What has run is not mixed now: when and by whom is told in the pad.
  screen.getByText('Mixing not recorded')
  screen.getByRole('button', { name: 'Other person or time' })
  expect(screen.queryByRole('button', { name: /^Mixed by me, now/ })).toBeNull()
  screen.getByText('Least waste: 1 × 500 mg and 3 × 100 mg')
  screen.getByText('87.5 mg would be left.')
  await person.click(await button(/^Add 500 mg/))
  await screen.findByText('212.5 mg more needed')
  for (const vials of [2, 3, 4]) {
    // Two taps within 400 ms are one tap of a gloved finger.
    await waitFor(async () => {
      if (screen.getAllByRole('listitem').filter((one) => one.textContent?.includes('mg vial')).length >= vials) return
      await person.click(await button(/^Add 100 mg/))
      throw new Error('the tap was taken for a double tap')
    })
  }
  // One tap says for all of them why they were not scanned.
  await person.click(await button('No scanner here'))
  const save = await button('Save vials')
  expect(save.getAttribute('aria-disabled')).toBe('true')
  await screen.findByText('Vial 4: say what happened to the rest.')
  await person.click(await button('The rest, 87.5 mg'))
  await screen.findByText('Adds up')
  await screen.findByText('J9312-JW')
  await expectNoBarriers()
  await person.click(await button('Save vials'))
  await screen.findByText('09:10 to 13:25, 4 h 15 min')
  expect(screen.queryByRole('button', { name: 'Vials: Rituximab' })).toBeNull()
}, 60_000)

const sees = async (words: string | RegExp) => expect((await screen.findAllByText(words)).length).toBeGreaterThan(0)
const vials = () => screen.queryAllByRole('listitem').filter((one) => one.textContent?.includes('mg vial'))

/** Rituximab has run; its vials screen is open. `code` is the 2D code of a stocked size. */
async function atTheVials(): Promise<
  DrawnDesk & { readonly code: (drug: string, size: string, rest: string) => string }
> {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  await day.tap('13:25', 'stopLine', { lineId: day.line('rituximab').id, doseGiven: null })
  drawn.at('13:26')
  await drawn.open('Whitcomb')
  await drawn.person.click(await button('Vials: Rituximab'))
  await screen.findByRole('heading', { name: 'Vials and waste' })
  const code = (drug: string, size: string, rest: string) =>
    `]d201${day.line(drug).stocked.find((one) => one.size.amount === size)?.gtin}${rest}`
  return { ...drawn, code }
}

test('a scan adds its vial with lot, expiry and serial; it is saved as scanned and needs no reason', async () => {
  const { person, code, store, saved } = await atTheVials()
  act(() => scanned(code('rituximab', '500', '1727123110TX77\u001d21S1')))
  await sees('Added 500 mg, lot TX77')
  for (const serial of ['S2', 'S3', 'S4'])
    act(() => scanned(code('rituximab', '100', `1727123110TX78\u001d21${serial}`)))
  expect(vials()).toHaveLength(4)
  expect(vials()[3]?.textContent).toContain('Lot TX78, exp Dec 2027, serial S4')
  expect(screen.queryByText('Why was it not scanned?')).toBeNull()
  await person.click(await button('The rest, 87.5 mg'))
  await person.click(await button('Save vials'))
  await saved()
  const chart = Object.values(store.state.getState().charts).find(({ confirmed }) =>
    confirmed.some(({ kind }) => kind === 'ContainersRecorded'),
  )
  const recorded = chart?.confirmed.find((event) => event.kind === 'ContainersRecorded')
  expect(recorded?.kind === 'ContainersRecorded' && recorded.payload.containers[0]).toMatchObject({
    ...{ lot: 'TX77', expires: '2027-12-31', serial: 'S1', scanned: true },
  })
}, 60_000)

test('another drug, an expired lot and a recalled lot each stop with a sentence, and nothing is added', async () => {
  const { code, desk, person } = await atTheVials()
  act(() => scanned(code('bendamustine', '100', '1727123110B1')))
  await sees(/^That vial is Bendamustine 100 mg\. This line is Rituximab/)
  act(() => scanned(code('rituximab', '500', '1726020010OLD1')))
  await sees('Lot OLD1 has expired')
  expect(vials()).toEqual([])
  await expectNoBarriers()
  const admin = await desk.signIn('ruth-bell')
  await desk.value(admin, 'recalls.change', { ndc: null, lot: 'TX77', note: 'Maker letter', recalled: true })
  // Called back after this screen was opened: the back end still refuses it.
  act(() => scanned(code('rituximab', '500', '1727123110TX77\u001d21S1')))
  act(() => scanned(code('rituximab', '500', '1727123110TX77\u001d21S2')))
  await person.click(await button('The rest, 287.5 mg'))
  await person.click(await button('Save vials'))
  await sees(/^Lot TX77 was recalled \(Maker letter\)/)
}, 60_000)

test('the same serial twice asks, and a scan without a lot asks which', async () => {
  const { person, code } = await atTheVials()
  const twice = code('rituximab', '500', '1727123110TX77\u001d21S1')
  act(() => scanned(twice))
  await sees('Added 500 mg, lot TX77')
  act(() => scanned(twice))
  await person.click(await button('None of these'))
  expect(vials()).toHaveLength(1)
  act(() => scanned(code('rituximab', '100', '').slice(7)))
  await person.click(await button(/^100 mg, lot LS202B/))
  expect(vials()).toHaveLength(2)
  await expectNoBarriers()
}, 60_000)

test('vials that a colleague recorded meanwhile are said before these take their place', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(drawn.desk, drawn.api)
  await beginBrDay(day)
  drawn.at('09:15')
  await drawn.open('Whitcomb')
  await drawn.person.click(await button('Vials: Diphenhydramine'))
  await drawn.person.click(await button(/^Add 50 mg/))
  expect(screen.queryByText(/after these were begun/)).toBeNull()
  const planned = day.line('diphenhydramine')
  const [stocked] = planned.stocked
  if (!stocked) throw new Error('there is none in stock')
  const { gtin: _gtin, ...label } = stocked
  const vial = { ...label, id: 'c1', scanned: true, used: '50', wasted: '0', kept: '0' }
  await day.tap('09:20', 'recordContainers', { lineId: planned.id, nothingWasted: true, containers: [vial] })
  await screen.findByText('Vials of this drug were recorded at 09:20, after these were begun')
  await drawn.person.click(await button('Take the recorded ones'))
  await waitFor(() => expect(screen.queryByText(/after these were begun/)).toBeNull())
}, 60_000)
