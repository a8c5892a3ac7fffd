import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { aPhoto } from '#test/builders/aPhoto.ts'
import { beginBrDay, brDayAt } from '#test/builders/chartBrDay.ts'
import { expectNoBarriers } from '#test/builders/drawPart.tsx'
import { renderWithBackend } from '#test/builders/renderWithBackend.tsx'

const button = (name: string | RegExp) => screen.findByRole('button', { name })
const address = `data:image/jpeg;base64,${aPhoto}`

test('the photo stands large at the check by two, and small in the head', async () => {
  const { desk, api, person, open, at } = await renderWithBackend({ as: 'dana-reyes' })
  const day = await brDayAt(desk, api)
  await beginBrDay(day)
  await day.tap('09:20', 'takePhoto', { jpegBase64: aPhoto })
  at('09:21')
  await open('Whitcomb')
  const faces = () => [...document.querySelectorAll('img.face')].map((face) => face.getAttribute('src'))
  expect(faces()).toContain(address)
  await person.click(await button('Second check: Bendamustine'))
  const photo = async () =>
    within(await screen.findByRole('dialog')).findByRole('img', { name: 'Photo of Whitcomb, Harold' })
  expect((await photo()).getAttribute('src')).toBe(address)
  await expectNoBarriers()
}, 60_000)
