import type { Page, Request } from 'playwright-core'
import { emptyPage } from '../deskAtTimes.ts'
import type { PersonName } from '../people.ts'
import type { Act, Entry } from './acts.ts'
import { FloorNurse } from './floorNurse.ts'

/** One screen of the workstation: who is signed in, whose chart is open, and the hands that do the script's acts. */
export class DeskScreen {
  readonly hands: FloorNurse
  private who: PersonName | null = null
  private chart: string | null = null

  constructor(page: Page) {
    this.hands = new FloorNurse(page)
  }

  async enter(address: string, who: PersonName): Promise<void> {
    await this.hands.page.goto(address)
    await this.hands.signIn(who)
    this.who = who
  }

  /** The page goes, and with it what it knew. */
  async leave(): Promise<void> {
    this.who = null
    this.chart = null
    await this.hands.page.goto(emptyPage)
  }

  /** A reload in the middle of things: the cookie keeps the person, the screen begins again. */
  async reload(): Promise<void> {
    await this.hands.page.reload()
    await this.hands.page.getByRole('navigation', { name: 'Main' }).waitFor()
    this.chart = null
  }

  /** Somebody else signs in and looks around, then the first one comes back. */
  async interruptedBy(other: PersonName): Promise<void> {
    const before = this.who
    if (before === null || before === other) return
    await this.be(other)
    await this.be(before)
  }

  /** Whoever is to act is signed in. */
  async be(who: PersonName): Promise<void> {
    if (this.who === who) return
    if (this.who) await this.hands.lock()
    await this.hands.signIn(who)
    this.who = who
    this.chart = null
  }

  /** The chart of this patient, by way of the day list. */
  async open(patient: string): Promise<void> {
    if (this.chart === patient) return
    await this.hands.openDayListVisit(patient)
    this.chart = patient
  }

  /** One entry of the script by taps, done when the screen says so. */
  async does({ by, act }: Entry, patient: string): Promise<void> {
    await this.be(by)
    if (act.act === 'okToMix' || act.act === 'acceptCover') {
      this.chart = null
      await (act.act === 'okToMix' ? this.hands.releaseForMixing(act.drug, patient) : this.hands.acceptCover(patient))
      return
    }
    await this.open(patient)
    await tapped(this.hands, act, by)
    if (act.act === 'sign') this.chart = null
  }

  /** Only the tap, no look at what comes of it: the power goes as soon as it was made, sent or answered. */
  async onlyTaps(entry: Entry, patient: string, until: 'the tap' | 'the question' | 'the answer'): Promise<void> {
    await this.be(entry.by)
    await this.open(patient)
    const { page } = this.hands
    const isTap = (request: Request): boolean => request.postData()?.includes('"chart.perform"') === true
    const asked = until === 'the question' ? page.waitForRequest(isTap) : null
    const answered = until === 'the answer' ? page.waitForResponse((response) => isTap(response.request())) : null
    await this.hands.tap(tapName(entry.act))
    await Promise.all([asked, answered])
  }

  /** One tap while this page's network is gone: the page says so, draws the tap, and saves it by itself once it is back. */
  async doesOffline(entry: Entry, patient: string): Promise<void> {
    await this.be(entry.by)
    await this.open(patient)
    const { page } = this.hands
    await page.context().setOffline(true)
    try {
      await this.hands.tap(tapName(entry.act))
      await page.getByText('This workstation is not answering.').waitFor()
    } finally {
      await page.context().setOffline(false)
    }
    await page.getByText('This workstation is not answering.').waitFor({ state: 'hidden' })
    await this.hands.button(tapName(entry.act)).waitFor({ state: 'hidden' })
  }

  /** Whether the tap of before the power cut is in the record: its button is gone. */
  async finds(entry: Entry, patient: string): Promise<boolean> {
    await this.be(entry.by)
    await this.open(patient)
    return !(await this.hands.button(tapName(entry.act)).isVisible())
  }
}

/** Acts of one tap, which a power cut can meet halfway. */
export const isOneTap = ({ act }: Act): boolean => act === 'start' || act === 'stop' || act === 'push'

function tapName(act: Act): string {
  if (act.act === 'start') return `Start: ${act.drug}`
  if (act.act === 'stop') return `Stop: ${act.drug}`
  if (act.act === 'push') return `Give: ${act.drug}`
  throw new Error(`${act.act} is more than one tap`)
}

const anyTime = /\d\d:\d\d/.source
const quoted = (words: string): string => words.replaceAll(/[.%]/g, '\\$&')

async function tapped(hands: FloorNurse, act: Act, by: PersonName): Promise<void> {
  switch (act.act) {
    case 'arrive':
      return hands.recordArrival([/^Name/, /^Birth date/])
    case 'vitals':
      return hands.recordVitals(act.values)
    case 'access':
      return hands.recordAccess(act.access as Parameters<FloorNurse['recordAccess']>[0])
    case 'okToTreat':
      return hands.giveOkToTreat()
    case 'check':
      return hands.secondCheck(act.drug, act.second)
    case 'start':
      await hands.tap(`Start: ${act.drug}`)
      return hands.button(`Stop: ${act.drug}`).waitFor()
    case 'stop':
      await hands.tap(`Stop: ${act.drug}`)
      return hands.sees(new RegExp(`^${quoted(act.drug)} stopped ${anyTime}$`))
    case 'push':
      await hands.tap(`Give: ${act.drug}`)
      return hands.sees(new RegExp(`^${quoted(act.drug)} given ${anyTime}$`))
    case 'inject':
      return hands.inject(act.drug, act.site, act.side)
    case 'vials':
      return hands.recordVials(act.drug, act.vials)
    case 'flush':
      return hands.flush(act)
    case 'note':
      return hands.writeNote(act)
    default:
      return rarely(hands, act, by)
  }
}

async function rarely(hands: FloorNurse, act: Act, by: PersonName): Promise<void> {
  switch (act.act) {
    case 'reaction':
      return hands.meetReaction()
    case 'resumeAtHalf':
      return hands.resumeAtHalf(act)
    case 'endReaction':
      return hands.endReaction()
    case 'extravasation':
      return hands.meetExtravasation()
    case 'endExtravasation':
      return hands.endExtravasation()
    case 'stopEarly':
      return hands.stopEarly(act)
    case 'offerLunchCover':
      return hands.offerLunchCover(act.to)
    case 'endCover':
      return hands.endCover()
    case 'move':
      return hands.moveTo(act.chair)
    case 'hold':
      return hands.endWithoutTreatment('Came, not treated', 'Fever or infection')
    case 'noShow':
      return hands.endWithoutTreatment('Did not come', 'Other', 'No answer on the phone')
    case 'discharge':
      return act.withoutVitals
        ? hands.dischargeWithoutVitals('Stable', 'Line removed')
        : hands.discharge('Stable', 'Line removed')
    case 'sign':
      await hands.review()
      return hands.sign(by)
    default:
      throw new Error(`nobody has hands for ${act.act}`)
  }
}
