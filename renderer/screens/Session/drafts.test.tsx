import { act, cleanup, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { inSheet } from '#test/builders/inSheet.ts'
import { type DrawnDesk, renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })

async function typesANote(words: string): Promise<DrawnDesk> {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  drawn.at('08:30')
  await drawn.open('Whitcomb')
  await drawn.person.click(await button('Access, flush, note'))
  await drawn.person.click(await inSheet('Write a note'))
  await drawn.person.type(await screen.findByRole('textbox', { name: 'Note' }), words)
  return drawn
}

const reopenNote = async ({ person }: DrawnDesk): Promise<HTMLElement> => {
  await person.click(await button('Access, flush, note'))
  await person.click(await inSheet('Write a note'))
  return screen.findByRole('textbox', { name: 'Note' })
}

test('what is typed waits while she sees to another patient, for her patient alone', async () => {
  const drawn = await typesANote('Ate well')
  await drawn.open('Nowak')
  const other = await reopenNote(drawn)
  expect((other as HTMLTextAreaElement).value).toBe('')
  await drawn.open('Whitcomb')
  expect(((await reopenNote(drawn)) as HTMLTextAreaElement).value).toBe('Ate well')
  await screen.findByText('Taken up from 08:30')
  await expectNoBarriers()
})

test('saving or throwing away empties the sheet, closing it does not', async () => {
  const drawn = await typesANote('Ate well')
  await drawn.person.keyboard('{Escape}')
  expect(((await reopenNote(drawn)) as HTMLTextAreaElement).value).toBe('Ate well')
  await drawn.person.click(await inSheet('Start over'))
  await waitFor(() => expect((screen.getByRole('textbox', { name: 'Note' }) as HTMLTextAreaElement).value).toBe(''))
  // A tap too many loses nothing either, and the row stays where it was.
  const tapTo = (name: string, see: string) =>
    waitFor(async () => {
      // Two taps within 400 ms are one.
      const tap = screen.queryByRole('button', { name })
      if (tap) await drawn.person.click(tap)
      screen.getByText(see)
    })
  await tapTo('Bring it back', 'Taken up from 08:30')
  expect((screen.getByRole('textbox', { name: 'Note' }) as HTMLTextAreaElement).value).toBe('Ate well')
  await tapTo('Start over', 'Started over')
  await drawn.person.type(screen.getByRole('textbox', { name: 'Note' }), 'Slept')
  await drawn.person.click(await inSheet('Save note'))
  await drawn.saved()
  expect(((await reopenNote(drawn)) as HTMLTextAreaElement).value).toBe('')
})

test('what was typed is there again after the window and the desk were gone, and is recorded once', async () => {
  const before = await typesANote('Ate well')
  const sessionId = before.store.state
    .getState()
    .day.find(({ patientName }) => /^Whitcomb/.test(patientName))?.sessionId
  const kept = async () =>
    (await before.desk.value(before.api, 'drafts.list', { sessionId: sessionId ?? '' })).drafts[0]?.values
  await waitFor(async () => expect(await kept()).toEqual({ text: 'Ate well' }))
  cleanup()
  before.desk.close()
  const drawn = await renderWithBackend({ as: 'dana-reyes', folder: before.desk.folder, clock: before.desk.clock })
  await drawn.open('Whitcomb')
  await waitFor(() => expect(drawn.store.state.getState().drafts).not.toEqual({}))
  expect(((await reopenNote(drawn)) as HTMLTextAreaElement).value).toBe('Ate well')
  await screen.findByText('Taken up from 08:30')
  await drawn.person.click(await inSheet('Save note'))
  await drawn.saved()
  await drawn.store.flushDrafts()
  const left = await drawn.desk.value(drawn.api, 'drafts.list', { sessionId: sessionId ?? '' })
  expect(left.drafts).toEqual([])
})

test('what was typed in the moment before the lock is at the desk as hers', async () => {
  const drawn = await typesANote('Ate well')
  await drawn.store.lock()
  const dana = await drawn.desk.signIn('dana-reyes', 'another window')
  const sessionId = drawn.store.state.getState().day.find(({ patientName }) => /^Whitcomb/.test(patientName))?.sessionId
  const { drafts } = await drawn.desk.value(dana, 'drafts.list', { sessionId: sessionId ?? '' })
  expect(drafts.map(({ values }) => values)).toEqual([{ text: 'Ate well' }])
})

test('a colleague who signs in between sees none of it, and she finds her sheet open again', async () => {
  const drawn = await typesANote('Ate well')
  await drawn.person.keyboard('{Control>}l{/Control}')
  await screen.findByRole('heading', { name: 'Who is here?' })
  await drawn.store.signIn('marcus-hale', '2222')
  await drawn.open('Whitcomb')
  expect(((await reopenNote(drawn)) as HTMLTextAreaElement).value).toBe('')
  await drawn.store.lock()
  await drawn.store.signIn('dana-reyes', '1111')
  expect(((await screen.findByRole('textbox', { name: 'Note' })) as HTMLTextAreaElement).value).toBe('Ate well')
})

test('a note is two taps from the visit, stands with who and when, and is corrected with what it said before', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  drawn.at('08:30')
  await drawn.open('Whitcomb')
  await drawn.person.click(await button('Notes'))
  await screen.findByText(/^No notes yet/)
  await drawn.person.type(await screen.findByRole('textbox', { name: 'Note' }), 'Left arm')
  await drawn.person.click(await inSheet('Save note'))
  await drawn.saved()
  await screen.findByText('Dana Reyes, 08:30: Left arm')
  drawn.at('08:40')
  await drawn.person.click(await button('1 note'))
  await drawn.person.click(await inSheet('Correct the note: Dana Reyes, 08:30'))
  const field = await screen.findByRole('textbox', { name: 'The note as it should read' })
  await drawn.person.clear(field)
  await drawn.person.type(field, 'Right arm')
  await drawn.person.click(await inSheet('Save correction'))
  await drawn.saved()
  await screen.findByText('Dana Reyes, 08:40: Right arm')
  await drawn.person.click(await button('1 note'))
  await screen.findByText('Dana Reyes, 08:30, before:', { exact: false })
  expect((await screen.findByText('Left arm')).tagName).toBe('S')
  await expectNoBarriers()
}, 60_000)

test('vitals typed earlier are still there, and a field chosen again is typed anew', async () => {
  const drawn = await renderWithBackend({ as: 'dana-reyes' })
  await drawn.open('Whitcomb')
  const { person } = drawn
  await person.click(await button('Record arrival'))
  await person.click(await screen.findByRole('checkbox', { name: /^Name/ }))
  await person.click(screen.getByRole('checkbox', { name: /^Birth date/ }))
  await person.click(await inSheet('Record arrival'))
  await drawn.saved()
  await person.keyboard('{F2}')
  await screen.findByRole('dialog')
  await person.keyboard('36.878')
  await person.keyboard('{Escape}')
  await person.keyboard('{F2}')
  await inSheet('Pulse 78 /min')
  await person.keyboard('37.1')
  await inSheet('Temp 37.1 °C, Temperature')
}, 60_000)

test('what is saved while she is at another patient already leaves that patient’s sheet alone', async () => {
  const drawn = await typesANote('Ate well')
  const save = await inSheet('Save note')
  act(() => {
    save.click()
    const other = drawn.store.state.getState().day.find(({ patientName }) => patientName.startsWith('Nowak,'))
    drawn.store.go({ name: 'session', sessionId: other?.sessionId ?? '' })
    drawn.store.openSheet({ kind: 'due' })
  })
  await drawn.saved()
  expect(drawn.store.state.getState().sheet).toEqual({ kind: 'due' })
  await drawn.open('Whitcomb')
  expect(((await reopenNote(drawn)) as HTMLTextAreaElement).value).toBe('')
})
