import type { Locator, Page } from 'playwright-core'
import { type PersonName, pins, signIn } from './people.ts'

/** Faster than 35 ms a key is a scanner. */
export const atHandPace = { delay: 45 }

/** Values of one set of vitals, as they are typed. */
export interface TypedVitals {
  readonly temperature: string
  readonly pulse: string
  readonly upper: string
  readonly lower: string
  readonly oxygen: string
  readonly weight?: string
}

/** A vial taken from the stock list: its size as the button says it, and the answer about what is left of it. */
export interface TypedVial {
  readonly size: string
  readonly rest?: string
  /** Why it was thrown away, where that is not its remainder. */
  readonly reason?: string
}

/** Somebody at the chair: one method for each thing they do, found by role and name, done when the screen says so. */
export class Nurse {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** How this person meets a button: with a finger. Whoever uses the keyboard, or counts, says it otherwise. */
  protected touch(target: Locator, withinMs?: number): Promise<void> {
    return target.click(withinMs === undefined ? {} : { timeout: withinMs })
  }

  /** A box or a choice is drawn by its label, which is what a finger meets. */
  protected touchChoice(input: Locator): Promise<void> {
    return this.touch(input.locator('xpath=ancestor::label'))
  }

  /** One line of an open list. */
  protected touchOption(option: Locator): Promise<void> {
    return this.touch(option)
  }

  signIn(name: PersonName): Promise<void> {
    return signIn(this.page, name)
  }

  async lock(): Promise<void> {
    await this.touch(this.button(/^Lock or switch user/))
    await this.page.getByRole('heading', { name: 'Who is here?' }).waitFor()
  }

  button(name: string | RegExp, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
  }

  /** A button, or something that acts like one, found by the caller. */
  pressed(target: Locator): Promise<void> {
    return this.touch(target)
  }

  async tap(name: string | RegExp): Promise<void> {
    await this.touch(this.button(name))
  }

  /**
   * A tap where one was counted a moment before. Within 400 ms both are one, so whoever sees nothing come of it taps again;
   * each time after a longer look, because a busy machine is slow to show it.
   */
  async tapTo(name: string | RegExp, seen: Locator): Promise<void> {
    for (let tries = 1; tries <= 10 && !(await seen.isVisible()); tries += 1) {
      const patience = { timeout: 450 * tries }
      await this.touch(this.button(name).first(), patience.timeout).catch(() => undefined)
      await seen.waitFor(patience).catch(() => undefined)
    }
    await seen.waitFor()
  }

  /** The open sheet or dialog of this title. */
  sheet(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title })
  }

  /** The row of one drug. */
  drug(name: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name, exact: false }) })
  }

  /** "Rituximab started 09:10": said once the record has it. */
  async sees(words: string | RegExp, withinMs?: number): Promise<void> {
    await this.page
      .getByText(words)
      .first()
      .waitFor(withinMs === undefined ? {} : { timeout: withinMs })
  }

  /** Why a button is closed, as it is read out; null when it is open. */
  async whyClosed(name: string): Promise<string | null> {
    const id = await this.button(name).getAttribute('aria-describedby')
    return id === null ? null : this.page.locator(`[id="${id}"]`).innerText()
  }

  /** What the rail says about this workstation's records, in one line. */
  async railWords(): Promise<string> {
    return (await this.page.getByRole('navigation', { name: 'Main' }).innerText()).replace(/\s+/g, ' ')
  }

  /** "96413 × 1": each line of the code panel. */
  async codes(): Promise<readonly string[]> {
    const lines = await this.codePanel().getByRole('listitem').allInnerTexts()
    return lines.map((text) => text.split('\n').slice(0, 2).join(' ').trim())
  }

  /** Everything one line of the code panel says. */
  code(code: string): Promise<string> {
    return this.codePanel().getByRole('listitem').filter({ hasText: code }).first().innerText()
  }

  /** A place of the rail. */
  async goTo(place: string): Promise<void> {
    await this.touch(this.button(place, this.page.getByRole('navigation', { name: 'Main' })))
  }

  async closeSheet(): Promise<void> {
    await this.tap('Close')
    await this.page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  /** From any screen with a rail: my chairs, then the chart. */
  async openVisit(patient: string): Promise<void> {
    await this.goTo('My chairs')
    const card = this.page.getByRole('article', { name: patient })
    await this.touch(card.getByRole('button').last())
    await this.page.getByRole('heading', { name: patient }).first().waitFor()
    const close = this.button('Close')
    if (await close.isVisible()) await this.touch(close)
  }

  /** A visit that is no longer under way: from the day list. */
  async openDayListVisit(patient: string): Promise<void> {
    await this.goTo('Day list')
    await this.tap(`Open: ${patient}`)
    await this.page.getByRole('heading', { name: patient }).first().waitFor()
  }

  async recordArrival(identifiers: readonly RegExp[]): Promise<void> {
    const sheet = await this.opened('Record arrival', 'Arrival')
    for (const words of identifiers) await this.tick(sheet, words)
    await this.touch(this.button('Record arrival', sheet))
    await this.sees(/^Arrival recorded \d\d:\d\d$/)
  }

  async recordVitals(values: TypedVitals): Promise<void> {
    const sheet = await this.opened('Record vitals', 'Vitals')
    const type = async (field: string, digits: string): Promise<void> => {
      await this.touch(sheet.getByRole('button', { name: new RegExp(field) }))
      await this.page.keyboard.type(digits, atHandPace)
    }
    await type('Temperature', values.temperature)
    await type('Pulse', values.pulse)
    await type('Upper pressure', values.upper)
    await type('Lower pressure', values.lower)
    await type('Oxygen saturation', values.oxygen)
    if (values.weight) await type('Weight', values.weight)
    await this.touch(this.button('Save vitals', sheet))
    await this.sees(/^Vitals recorded \d\d:\d\d$/)
  }

  async recordAccess(access: Readonly<Record<'device' | 'site' | 'side' | 'gauge', string>>): Promise<void> {
    const sheet = await this.opened('Record access', 'Access')
    await this.choose(sheet, 'Device', access.device)
    await this.choose(sheet, 'Site', access.site)
    await this.mark(sheet, 'Side', access.side)
    await this.choose(sheet, 'Gauge', access.gauge)
    await this.mark(sheet, 'Blood return', 'Brisk')
    await this.touch(this.button('Record access', sheet))
    await this.sees(/^Access recorded \d\d:\d\d$/)
  }

  async giveOkToTreat(): Promise<void> {
    const sheet = await this.opened('OK to treat', 'OK to treat')
    for (const words of [/^Allergies reviewed/, /^Weight accepted/, /^Consent on file/, /^Order signed/])
      await this.tick(sheet, words)
    await this.mark(sheet, 'Labs', 'Reviewed')
    if (await sheet.getByText('None covers today.').isVisible()) await this.mark(sheet, 'Authorization', 'Not required')
    await this.touch(this.button('OK to treat', sheet))
    await this.sees(/^OK to treat recorded \d\d:\d\d$/)
  }

  /** Each reads it alone, in one sheet; the second person enters their own PIN. */
  async secondCheck(drug: string, second: PersonName): Promise<void> {
    await this.checkByTwo(`Second check: ${drug}`, second)
    await this.sees(new RegExp(`^${drug} second check recorded \\d\\d:\\d\\d$`))
  }

  /** The same behind a button whose drug the list named. */
  async checkByTwo(verb: string | RegExp, second: PersonName): Promise<void> {
    await this.firstCheck(verb)
    await this.confirmAs(second)
  }

  /** The second of the two, in the sheet the first one left open. */
  async confirmAs(second: PersonName): Promise<void> {
    const sheet = this.sheet('Check by two people')
    await this.readAlone(sheet)
    await this.enterPinOf(sheet, second)
    await this.touch(this.button('Confirm the check', sheet))
    await sheet.waitFor({ state: 'detached' })
  }

  /** The first of the two; the sheet has gone on to the second. */
  async firstCheck(verb: string | RegExp): Promise<void> {
    const sheet = this.sheet('Check by two people')
    await this.tapTo(verb, sheet)
    await this.readAlone(sheet)
    await this.touch(this.button('Record my check', sheet))
    await sheet.getByText('Second of two').waitFor()
  }

  /** Two identifiers, the dose as the label has it, which here is what is ordered, and every point. */
  async readAlone(sheet: Locator): Promise<void> {
    await this.tick(sheet, /^Name/)
    await this.tick(sheet, /^Birth date/)
    const ordered = await sheet
      .locator('dt', { hasText: /^Dose$/ })
      .locator('xpath=following-sibling::dd[1]')
      .innerText()
    await sheet.getByRole('textbox', { name: /^Dose on the label/ }).fill(ordered.replaceAll(/[^\d.]/g, ''))
    for (const point of await sheet.getByRole('group', { name: 'Read and right' }).getByRole('checkbox').all())
      await this.touchChoice(point)
  }

  /** One tap: a push given. */
  async give(drug: string, at: string): Promise<void> {
    await this.tap(`Give: ${drug}`)
    await this.sees(`${drug} given ${at}`)
  }

  /** One tap. */
  async start(drug: string, at: string): Promise<void> {
    await this.tapTo(`Start: ${drug}`, this.page.getByText(`${drug} started ${at}`).first())
    await this.button(`Stop: ${drug}`).waitFor()
  }

  async stop(drug: string, at: string): Promise<void> {
    await this.tap(`Stop: ${drug}`)
    await this.sees(`${drug} stopped ${at}`)
  }

  /** Sees the seconds run and takes the last tap back before they are over. */
  async undo(): Promise<void> {
    await this.tap(/^Undo ?9 s$/)
    await this.sees('Last tap undone. Saved here.')
  }

  /** The sheet that opens by itself after an early stop: all of the order went in. */
  async recordWholeDose(drug: string, amount: string): Promise<void> {
    const sheet = this.sheet(`Dose given: ${drug}`)
    await this.touch(this.button(`All, ${amount}`, sheet))
    await this.touch(this.button('Record dose', sheet))
    await this.sees(new RegExp(`^${drug} dose recorded`))
  }

  /** Another time for something recorded, with why and how it is known. */
  async correctTime(drug: string, row: string, time: string, why: string, known: string): Promise<void> {
    await this.tap(`Details: ${drug}`)
    await this.tap(new RegExp(`^Set time: ${row}`))
    const sheet = this.sheet('Change time')
    await this.page.keyboard.type(time.replace(':', ''), atHandPace)
    await this.choose(sheet, 'Why is it entered late', why)
    await this.choose(sheet, 'How is the time known', known)
    await this.touch(this.button('Change time', sheet))
    await this.sees(/^Time changed/)
  }

  /** The vials of one drug, each with what happened to its rest. */
  async recordVials(drug: string, vials: readonly TypedVial[]): Promise<void> {
    await this.openVials(drug)
    for (const [at, { size, rest, reason }] of vials.entries()) {
      await this.addVial(size, at + 1)
      if (rest) await this.tap(rest)
      if (reason) await this.choose(this.page.getByRole('complementary'), 'Why thrown away', reason)
    }
    await this.tap('Save vials')
    await this.vialsTitle().waitFor({ state: 'detached' })
    await this.sees(new RegExp(`^${drug} vials recorded`))
  }

  openVials(drug: string): Promise<void> {
    return this.tapTo(`Vials: ${drug}`, this.vialsTitle())
  }

  async addVial(size: string, wanted: number): Promise<void> {
    const opened = this.page.getByRole('list', { name: 'Opened for this patient' })
    await this.tapTo(new RegExp(`^Add ${size} lot`), opened.getByRole('listitem').nth(wanted - 1))
    // Said once, it stands for every vial chosen by hand.
    if (wanted === 1) await this.tap('No scanner here')
  }

  async inject(drug: string, site: string, side: string): Promise<void> {
    const sheet = await this.opened(`Give: ${drug}`, `Give: ${drug}`)
    await this.mark(sheet, 'Site', site)
    await this.mark(sheet, 'Side', side)
    await this.touch(this.button('Given', sheet))
    await this.sees(new RegExp(`^${drug} given`))
  }

  /** The chair is free. */
  async moveTo(chair: string): Promise<void> {
    const menu = this.page.getByRole('dialog')
    await this.tapTo('Access, flush, note', menu)
    await this.touch(this.button('Move to another chair', menu))
    const sheet = this.sheet('Move to another chair')
    await this.mark(sheet, 'Which chair', chair)
    await this.touch(this.button('Move', sheet))
    await sheet.waitFor({ state: 'detached' })
  }

  async discharge(condition: string, line: string): Promise<void> {
    await this.fillDischarge(await this.opened('Discharge', 'Discharge'), condition, line)
  }

  protected async fillDischarge(sheet: Locator, condition: string, line: string): Promise<void> {
    await this.mark(sheet, 'Condition', condition)
    await this.mark(sheet, 'Line', line)
    await this.touch(this.button('Record discharge', sheet))
    await this.sees(/^Discharge recorded \d\d:\d\d$/)
  }

  async markNotGiven(drug: string, why: string): Promise<void> {
    await this.tap(`Details: ${drug}`)
    await this.tap('Not given')
    const sheet = this.sheet(`Not given: ${drug}`)
    await this.mark(sheet, 'Why is it not given', why)
    await this.touch(this.button('Record as not given', sheet))
    await this.sees(new RegExp(`^${drug} marked as not given`))
  }

  async markAllRead(): Promise<void> {
    const unread = this.page.getByRole('checkbox', { name: /^Mark as read/ })
    while ((await unread.count()) > 0) await this.touchChoice(unread.first())
  }

  async review(): Promise<void> {
    await this.tap('Review')
    await this.page.getByRole('heading', { name: 'Review and sign' }).waitFor()
  }

  /** Every warning is marked as read, then the signature with the own PIN. */
  async sign(name: PersonName): Promise<void> {
    await this.markAllRead()
    await this.tap('Sign')
    const dialog = this.sheet('Sign with your PIN')
    await dialog.waitFor()
    await this.page.keyboard.type(pins[name])
    await this.touch(this.button('Sign the visit', dialog))
    await this.sees('Signed, version 1')
  }

  async tick(within: Locator | Page, words: string | RegExp): Promise<void> {
    await this.touchChoice(within.getByRole('checkbox', { name: words }))
  }

  /** One of the choices that stand open. */
  async mark(within: Locator, label: string, words: string): Promise<void> {
    await this.touchChoice(
      within.getByRole('radiogroup', { name: label }).getByRole('radio', { name: words, exact: true }),
    )
  }

  /** One of the choices behind a button. */
  async choose(within: Locator, label: string, words: string): Promise<void> {
    await this.touch(within.getByRole('button', { name: new RegExp(label) }))
    await this.touchOption(this.page.getByRole('option', { name: words, exact: true }))
  }

  private vialsTitle(): Locator {
    return this.page.getByRole('heading', { name: 'Vials and waste', level: 2 })
  }

  private codePanel(): Locator {
    return this.page.getByRole('complementary', { name: 'Codes' })
  }

  private async opened(verb: string, title: string): Promise<Locator> {
    const sheet = this.sheet(title)
    await this.tapTo(verb, sheet)
    return sheet
  }

  private async enterPinOf(within: Locator | Page, name: PersonName): Promise<void> {
    await this.touch(within.getByRole('button', { name: new RegExp(name) }))
    await within.getByRole('group', { name: `PIN of ${name}` }).waitFor()
    await this.page.keyboard.type(pins[name])
  }
}
