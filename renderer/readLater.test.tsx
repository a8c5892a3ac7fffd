import { act, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { drawPart } from '#test/builders/drawPart.tsx'
import { readLater } from './readLater.tsx'

const Screens = () => <h1>My chairs</h1>
const meanwhile = (failed: boolean) => <p>{failed ? 'could not be read' : 'starting'}</p>

it('draws what was read before at once, and says so while it is still being read', async () => {
  let arrive = (_part: typeof Screens): void => {}
  const [Later, read] = readLater(
    () =>
      new Promise<typeof Screens>((resolve) => {
        arrive = resolve
      }),
  )
  drawPart(<Later meanwhile={meanwhile} />)
  expect(screen.getByText('starting')).toBeDefined()
  await act(async () => arrive(Screens))
  expect(screen.getByRole('heading', { name: 'My chairs' })).toBeDefined()
  await read()
  drawPart(<Later meanwhile={meanwhile} />)
  expect(screen.getAllByRole('heading', { name: 'My chairs' })).toHaveLength(2)
})

it('says when it could not be read, and tries again when it is asked again', async () => {
  let tries = 0
  const [Later, read] = readLater(async () => {
    tries += 1
    if (tries < 2) throw new Error('not there')
    return Screens
  })
  drawPart(<Later meanwhile={meanwhile} />)
  expect(await screen.findByText('could not be read')).toBeDefined()
  await read()
  expect(tries).toBe(2)
})
