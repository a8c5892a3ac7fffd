import { afterAll, beforeAll, expect, it } from 'vitest'
import { type DeskAtTimes, openDeskAtTimes, patienceMs } from './deskAtTimes.ts'

/** What only a browser can do: a picture of any size is decoded, cut and written again before it is kept. */

let desk: DeskAtTimes

beforeAll(async () => {
  desk = await openDeskAtTimes()
  await desk.cutTo('08:20', 'Dana Reyes')
}, 2 * patienceMs)
afterAll(() => desk?.close())

const photoBytes = (address: string | null): number => ((address ?? '').split(',')[1]?.length ?? 0) * 0.75

it(
  'a photo from a file is refused where it is none, and otherwise small, kept and shown wherever the patient is met',
  async () => {
    const { page, nurse } = desk
    await nurse.openVisit('Whitcomb, Harold')
    const large = await page.screenshot({ fullPage: true })
    await nurse.button('Record arrival').first().click()
    await nurse.button('Take a photo').click()
    const input = page.locator('input[type=file]')
    await input.setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer: Buffer.from('no picture') })
    await page
      .getByText('The file is no picture this screen can read. Choose a JPEG, PNG or WebP.', { exact: true })
      .waitFor()
    await input.setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer: large })
    const photo = page.getByRole('img', { name: 'Photo of Whitcomb, Harold' })
    await photo.waitFor()
    const address = await photo.getAttribute('src')
    expect(address).toMatch(/^data:image\/jpeg;base64,\/9j\//)
    expect(photoBytes(address)).toBeGreaterThan(1000)
    expect(photoBytes(address)).toBeLessThan(60_000)
    expect(await photo.evaluate(({ naturalWidth: w, naturalHeight: h }: HTMLImageElement) => [w, h])).toEqual([
      320, 320,
    ])
    await nurse.button('Save photo').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await desk.cutTo('08:25', 'Dana Reyes')
    await nurse.goTo('My chairs')
    const face = page.getByRole('article', { name: 'Whitcomb, Harold' }).locator('img.face')
    await face.waitFor()
    expect(await face.getAttribute('src')).toBe(address)
    await nurse.goTo('Day list')
    await page.getByRole('row').filter({ hasText: 'Whitcomb, Harold' }).locator('img.face').waitFor()
    await nurse.openVisit('Whitcomb, Harold')
    await page.locator('.patient-head img.face').waitFor()
    await nurse.lock()
    expect(await page.locator('img').count()).toBe(0)
    expect(desk.complaints).toEqual([])
  },
  4 * patienceMs,
)

it(
  'the camera of the workstation takes it too, and is off again afterwards',
  async () => {
    const { page, nurse } = desk
    await desk.cutTo('08:30', 'Dana Reyes')
    await nurse.openVisit('Nowak, Walter')
    await page.evaluate(fakeCamera)
    await nurse.button('Record arrival').first().click()
    await nurse.button('Take a photo').click()
    await nurse.button('Use the camera').click()
    await page.waitForFunction('document.querySelector("video")?.videoWidth > 0')
    await nurse.button('Take it').click()
    await page.getByRole('img', { name: 'Photo of Nowak, Walter' }).waitFor()
    expect(await page.evaluate('window.cameraTrack.readyState')).toBe('ended')
  },
  3 * patienceMs,
)

/** A camera of the page's own: a canvas that says it is one. */
const fakeCamera = `navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement('canvas')
  canvas.width = 640
  canvas.height = 480
  canvas.getContext('2d').fillRect(0, 0, 640, 480)
  const stream = canvas.captureStream(5)
  window.cameraTrack = stream.getTracks()[0]
  return stream
}`
