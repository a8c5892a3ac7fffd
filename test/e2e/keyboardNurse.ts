import type { Locator, Page } from 'playwright-core'
import { lockWords } from '#renderer/words/lock.ts'
import { atHandPace } from './nurse.ts'
import { type PersonName, pins } from './people.ts'
import { FloorNurse } from './wholeDay/floorNurse.ts'

/** More stops than any screen has. */
const mostStops = 160
/** A hand holds a key about as long. */
const held = { delay: 80 }

/** The same person without mouse or finger: Tab to what is wanted, Enter, Space and arrows there. */
export class KeyboardNurse extends FloorNurse {
  /** A pointer that is used after all betrays itself. */
  pointerTaps = 0

  constructor(page: Page) {
    super(page)
    void page.exposeFunction('pointerUsed', () => {
      this.pointerTaps += 1
    })
    void page.addInitScript(() =>
      document.addEventListener('pointerdown', ({ isTrusted }) => {
        if (isTrusted) (window as unknown as { pointerUsed(): void }).pointerUsed()
      }),
    )
  }

  override async signIn(name: PersonName): Promise<void> {
    await this.touch(this.page.getByRole('button', { name: new RegExp(name) }))
    await this.page.getByText(lockWords.enterYourPin).waitFor()
    await this.page.keyboard.type(pins[name], { delay: 45 })
    await this.press('Enter')
    await this.page.getByRole('navigation', { name: 'Main' }).waitFor()
  }

  /** A key, as a hand presses it: after whatever was typed before has come through. */
  async press(key: string): Promise<void> {
    await this.page.waitForTimeout(70)
    await this.page.keyboard.press(key, held)
  }

  /** Tab by Tab until it has the focus; fails with its name when Tab never comes there. */
  async reach(target: Locator): Promise<void> {
    await target.waitFor()
    // What was typed by hand comes through 60 ms later (the scanner's guard).
    await this.page.waitForTimeout(70)
    for (let stops = 0; stops < mostStops; stops += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${target}`)
  }

  override async write(field: Locator, words: string): Promise<void> {
    await this.reach(field)
    await this.page.keyboard.type(words, atHandPace)
  }

  override async lock(): Promise<void> {
    await this.press('Control+l')
    await this.page.getByRole('heading', { name: 'Who is here?' }).waitFor()
  }

  protected override async touch(target: Locator): Promise<void> {
    await this.reach(target)
    await this.press('Enter')
  }

  protected override async touchChoice(input: Locator): Promise<void> {
    const isRadio = (await input.getAttribute('type')) === 'radio'
    if (!isRadio) {
      await this.reach(input)
      return this.press('Space')
    }
    const group = input.locator('xpath=ancestor::*[@role="radiogroup"]')
    const own = group.getByRole('radio')
    // One stop for the whole group; arrows go through it.
    for (let stops = 0; stops < mostStops && !(await hasFocus(group)); stops += 1) await this.page.keyboard.press('Tab')
    for (let moves = await own.count(); moves >= 0 && !(await hasFocus(input)); moves -= 1)
      await this.press('ArrowDown')
    if (!(await input.isChecked())) await this.press('Space')
  }

  protected override async touchOption(option: Locator): Promise<void> {
    await option.waitFor()
    for (let moves = 0; moves < mostStops && !(await hasFocus(option)); moves += 1) await this.press('ArrowDown')
    await this.press('Enter')
  }
}

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.contains(document.activeElement))
