import type { Locator } from 'playwright-core'
import { Nurse } from '../nurse.ts'
import type { PersonName } from '../people.ts'
import type { Act } from './acts.ts'

type ActOf<K extends Act['act']> = Extract<Act, { readonly act: K }>

/** A nurse who has seen a whole floor: what the first thread's day does not have. */
export class FloorNurse extends Nurse {
  /** One of the choices behind "Access, flush, note". */
  private async fromVisitSheet(choice: string, title: string | RegExp): Promise<ReturnType<Nurse['sheet']>> {
    const menu = this.sheet('This visit')
    await this.tapTo('Access, flush, note', menu)
    await this.touch(this.button(choice, menu))
    const sheet = this.sheet(title)
    await sheet.waitFor()
    return sheet
  }

  private async done(sheet: ReturnType<Nurse['sheet']>, verb: string): Promise<void> {
    await this.touch(this.button(verb, sheet))
    await sheet.waitFor({ state: 'detached' })
  }

  /** Words written into a field. */
  async write(field: Locator, words: string): Promise<void> {
    await field.fill(words)
  }

  async releaseForMixing(drug: string, patient: string): Promise<void> {
    await this.goTo('Mixing')
    await this.tap(`OK to mix: ${drug}, ${patient}`)
    const row = this.page.getByRole('row').filter({ hasText: patient }).filter({ hasText: drug })
    await row.getByText(/^OK to mix \d\d:\d\d/).waitFor()
  }

  async flush({ milliliters }: ActOf<'flush'>): Promise<void> {
    const sheet = await this.fromVisitSheet('Flush', 'Flush')
    await this.touch(this.button(`${milliliters} mL`, sheet))
    await this.done(sheet, 'Record flush')
  }

  async writeNote({ text }: ActOf<'note'>): Promise<void> {
    const sheet = await this.fromVisitSheet('Write a note', 'Notes')
    await this.write(sheet.getByRole('textbox'), text)
    await this.done(sheet, 'Save note')
  }

  /** Everything is paused with the first tap; what is seen opens the record. */
  async meetReaction(): Promise<void> {
    const sheet = this.sheet('Reaction')
    await this.tapTo('Emergency', sheet)
    await this.tick(sheet, 'Flushing')
    await this.touch(this.button('Record reaction', sheet))
    await this.tapTo('Provider called', sheet.getByText(/^\d\d:\d\d$/).first())
    await this.closeSheet()
  }

  async resumeAtHalf({ drug, rate }: ActOf<'resumeAtHalf'>): Promise<void> {
    const sheet = this.sheet(`Run on: ${drug}`)
    await this.tapTo(`Resume: ${drug}`, sheet)
    await this.button(`Half, ${rate} mL/h`, sheet).waitFor()
    await this.done(sheet, 'Resume')
    await this.button(`Stop: ${drug}`).waitFor()
  }

  async endReaction(how = 'Runs on at half the rate or less'): Promise<void> {
    await this.done(await this.fillReactionEnd(how), 'Close reaction')
  }

  async fillReactionEnd(how: string): Promise<ReturnType<Nurse['sheet']>> {
    await this.tapTo('Reaction open', this.sheet('Reaction'))
    await this.tap('Close the record')
    const sheet = this.sheet('Close reaction')
    await this.choose(sheet, 'What it was', 'Infusion reaction')
    await this.touchChoice(sheet.getByRole('radio', { name: /^Grade 2/ }))
    await this.choose(sheet, 'How it ended', how)
    return sheet
  }

  async meetExtravasation(): Promise<void> {
    const sheet = await this.fromVisitSheet('Extravasation', 'Extravasation')
    await this.write(sheet.getByRole('textbox', { name: /^mL outside/ }), '2')
    await this.touch(this.button('Record extravasation', sheet))
    await sheet.getByRole('heading', { name: 'What was done, one tap each' }).waitFor()
    await this.closeSheet()
  }

  async endExtravasation(): Promise<void> {
    await this.tapTo('Extravasation open', this.sheet('Extravasation'))
    await this.tap('Close the record')
    const sheet = this.sheet('Close extravasation')
    await this.touchChoice(sheet.getByRole('radio', { name: /^Grade 1/ }))
    await this.write(sheet.getByRole('textbox', { name: /^How it looks now/ }), 'Swelling gone')
    await this.done(sheet, 'Close extravasation')
  }

  async stopEarly({ drug, dose }: ActOf<'stopEarly'>): Promise<void> {
    await this.tap(`Details: ${drug}`)
    await this.tap('Stop early')
    const sheet = this.sheet(`Stop early: ${drug}`)
    await this.mark(sheet, 'Why does it stop early', 'Extravasation')
    await this.page.keyboard.type(dose, { delay: 45 })
    await this.done(sheet, 'Stop')
  }

  async offerLunchCover(to: PersonName): Promise<void> {
    const sheet = await this.fromVisitSheet('Hand over', 'Hand over')
    await this.touch(sheet.getByRole('button', { name: new RegExp(to) }))
    await this.mark(sheet, 'How long', 'Cover over lunch')
    await this.done(sheet, 'Offer handoff')
  }

  async acceptCover(patient: string): Promise<void> {
    await this.goTo('My chairs')
    await this.tap(`Accept: ${patient}`)
    await this.button(`Accept: ${patient}`).waitFor({ state: 'detached' })
  }

  async endCover(): Promise<void> {
    await this.tap('End cover')
    await this.button('End cover').waitFor({ state: 'detached' })
  }

  /** From the visit's own sheet: the next step would be the vitals after treatment. */
  async dischargeWithoutVitals(condition: string, line: string): Promise<void> {
    await this.fillDischarge(await this.fromVisitSheet('Discharge', 'Discharge'), condition, line)
  }

  async endWithoutTreatment(what: string, why: string, words?: string): Promise<void> {
    const sheet = await this.fromVisitSheet('Not treated today', 'Not treated today')
    await this.mark(sheet, 'What happened', what)
    await this.choose(sheet, 'Why', why)
    if (words !== undefined) await this.write(sheet.getByLabel('In words'), words)
    await this.done(sheet, 'Record')
  }

  /** Planned visits of another system, from their files. */
  async bringVisits(files: readonly string[]): Promise<void> {
    await this.goTo('Day list')
    await this.page.locator('input[type=file]').setInputFiles([...files])
    await this.sees(`${files.length} visits are here now.`)
  }
}
