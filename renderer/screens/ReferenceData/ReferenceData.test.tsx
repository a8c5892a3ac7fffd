import { fireEvent, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { crosswalkCsv, limitRows, limitsCsv, mueCsv } from '#test/builders/publicFiles.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const aFile = (name: string, text: string): File => new File([Buffer.from(text, 'latin1')], name)

async function asPerson(userId: string, pin: string): Promise<DrawnDesk> {
  const drawn = await renderWithBackend()
  await drawn.store.signIn(userId, pin)
  return drawn
}

async function asRuth(): Promise<DrawnDesk> {
  const drawn = await asPerson('ruth-bell', '8888')
  await drawn.person.click(await screen.findByRole('button', { name: 'Reference data' }))
  return drawn
}

const choose = ({ person }: DrawnDesk, ...files: readonly File[]): Promise<void> =>
  person.upload(screen.getByLabelText('Choose a file'), [...files])

it('says, while it is empty, where the public files are', async () => {
  await asRuth()
  expect(await screen.findByRole('heading', { name: 'Reference data', level: 1 })).toBeTruthy()
  expect(await screen.findByText('No public file is here yet')).toBeTruthy()
  expect(screen.getByText(/ASP Pricing Files/)).toBeTruthy()
})

it('takes a chosen file, says what it was, and lists the issue with who brought it in', async () => {
  const drawn = await asRuth()
  await screen.findByText('No public file is here yet')
  await choose(drawn, aFile('limits.csv', limitsCsv()))
  expect(await screen.findByText('limits.csv is brought in.')).toBeTruthy()
  const table = await screen.findByRole('grid', { name: 'Reference data' })
  expect(within(table).getByText('Payment limits, Part B')).toBeTruthy()
  expect(within(table).getByText('6 added')).toBeTruthy()
  expect(within(table).getByText('Ruth Bell')).toBeTruthy()
})

it('shows what a restated quarter changed', async () => {
  const drawn = await asRuth()
  await screen.findByText('No public file is here yet')
  await choose(drawn, aFile('first.csv', limitsCsv()))
  await screen.findByText('first.csv is brought in.')
  await choose(
    drawn,
    aFile('restated.csv', limitsCsv({ rows: limitRows.map((row) => row.replace('70.500', '61.250')) })),
  )
  await screen.findByText('restated.csv is brought in.')
  await drawn.person.click(screen.getByRole('button', { name: /Show the issue/ }))
  expect(await screen.findByText('limit 70.5 → 61.25')).toBeTruthy()
  expect(screen.getByText('No signed visit would price differently.')).toBeTruthy()
})

it('takes several dropped files one after the other', async () => {
  await asRuth()
  const place = await screen.findByRole('region', { name: 'Drop a public file or its ZIP here' })
  const files = [aFile('limits.csv', limitsCsv()), aFile('crosswalk.csv', crosswalkCsv())]
  fireEvent.drop(place, { dataTransfer: { files } })
  expect(await screen.findByText('crosswalk.csv is brought in.')).toBeTruthy()
  const table = await screen.findByRole('grid', { name: 'Reference data' })
  expect(await within(table).findByText('NDC to HCPCS')).toBeTruthy()
  expect(within(table).getByText('Payment limits, Part B')).toBeTruthy()
})

it('keeps the window when a file is dropped beside the place', async () => {
  await asRuth()
  await screen.findByText('No public file is here yet')
  expect(fireEvent.drop(document.body)).toBe(false)
})

it('says at which row a damaged file stopped', async () => {
  const drawn = await asRuth()
  await screen.findByText('No public file is here yet')
  await choose(drawn, aFile('bad.csv', `${limitsCsv()}J9036,=1+1,10 MG,1.5,20,,,,,,\r\n`))
  expect(await screen.findByText('bad.csv not brought in.')).toBeTruthy()
  expect(screen.getByText(/^Stopped at row 15: a formula stands here/)).toBeTruthy()
  expect(screen.getByText('No public file is here yet')).toBeTruthy()
})

it('asks for the first day of a table that does not name it', async () => {
  const drawn = await asRuth()
  await screen.findByText('No public file is here yet')
  await choose(drawn, aFile('mue.csv', mueCsv()))
  await drawn.person.type(await screen.findByRole('textbox', { name: /First day it holds/ }), '2026-04-01')
  await drawn.person.click(screen.getByRole('button', { name: 'Bring in' }))
  expect(await screen.findByText('mue.csv is brought in.')).toBeTruthy()
})

it('lets a manager look and bring nothing in', async () => {
  const drawn = await asPerson('tom-archer', '7777')
  await drawn.person.click(await screen.findByRole('button', { name: 'Reference data' }))
  expect(await screen.findByText('An administrator brings them in.')).toBeTruthy()
  expect(screen.queryByLabelText('Choose a file')).toBeNull()
})

it('stands in nobody else’s rail', async () => {
  const drawn = await asPerson('grace-kim', '6666')
  expect(await screen.findByRole('button', { name: /^Worklist/ })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Reference data' })).toBeNull()
  expect(drawn.desk.faults).toEqual([])
})
