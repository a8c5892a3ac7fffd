import { expect, it } from 'vitest'
import type { Role } from '#shared/document/clinic.ts'
import { contract, type Method } from '#shared/ipc/contract.ts'
import { backendForTest } from '#test/builders/backendForTest.ts'

/** One person of the demo for every role; the charge nurse of the demo is an infusion nurse as well. */
const personOf: Readonly<Record<Role, string>> = {
  ma: 'lena-ortiz',
  rn: 'dana-reyes',
  charge: 'priya-nair',
  pharmacist: 'owen-blake',
  biller: 'grace-kim',
  manager: 'tom-archer',
  admin: 'ruth-bell',
  auditor: 'ines-faro',
}

const everybody = Object.keys(personOf) as readonly Role[]
const seeCharts: readonly Role[] = ['ma', 'rn', 'charge', 'pharmacist', 'biller', 'manager', 'auditor']
const office: readonly Role[] = ['biller', 'manager', 'auditor']
const bring: readonly Role[] = ['rn', 'charge', 'biller', 'manager', 'admin']
const history: readonly Role[] = ['rn', 'charge', 'biller', 'manager', 'auditor']

/** Who may ask for what, written from workflow 11 and not from the permission table. `open` = before anybody signed in. */
const allowed: Readonly<Record<Method, 'open' | readonly Role[]>> = {
  'clinic.get': 'open',
  'setup.demo': 'open',
  'setup.clinic': 'open',
  'people.list': 'open',
  'people.signIn': 'open',
  'people.ofBadge': everybody,
  'people.known': ['admin'],
  'people.put': ['admin'],
  'people.setBadge': ['admin'],
  'people.setPin': ['admin'],
  'people.setPassword': ['admin'],
  'devices.list': ['admin'],
  'devices.revoke': ['admin'],
  'chairs.put': ['admin'],
  'hub.get': ['admin'],
  'hub.put': ['admin'],
  'limits.put': ['admin'],
  'limits.putTimes': ['admin'],
  'limits.putClocks': ['admin'],
  'limits.putPanel': ['admin'],
  'limits.putPractice': ['admin'],
  'limits.switches': ['admin'],
  'limits.putSwitches': ['admin'],
  'people.setActive': ['admin'],
  'people.unlock': ['admin'],
  'people.idleLock': ['admin'],
  'people.changePin': 'open',
  'people.changePassword': 'open',
  'people.signInFully': 'open',
  'emergency.enter': 'open',
  'emergency.list': ['manager', 'admin'],
  'emergency.seen': ['manager', 'admin'],
  'people.badge': 'open',
  'people.current': 'open',
  'people.lock': 'open',
  'restricted.find': ['charge', 'admin'],
  'restricted.list': ['charge', 'admin'],
  'restricted.put': ['charge', 'admin'],
  'restricted.open': seeCharts,
  'lock.chairs': 'open',
  'lock.alarms': 'open',
  'day.list': seeCharts,
  'visits.find': seeCharts,
  'schedule.day': seeCharts,
  'schedule.leave': ['ma', 'rn', 'charge'],
  'drugs.find': bring,
  'pumps.home': ['rn', 'charge'],
  'pumps.expected': seeCharts,
  'visits.cameBack': ['rn', 'charge'],
  'visits.add': bring,
  'visits.known': bring,
  'chart.open': seeCharts,
  'chart.doubtful': seeCharts,
  'day.chart': seeCharts,
  'chart.perform': everybody,
  'sync.status': everybody,
  'sync.now': everybody,
  'clock.confirm': ['rn', 'charge'],
  'sync.monitor': everybody,
  'sync.setAside': ['charge', 'admin'],
  'sync.export': ['charge', 'admin'],
  'day.closing': ['charge'],
  'day.close': ['charge'],
  'worklist.list': office,
  'worklist.open': office,
  'worklist.rows': office,
  'worklist.views': office,
  'worklist.saveView': office,
  'worklist.removeView': office,
  'claim.export': ['biller', 'manager'],
  'claim.decide': ['biller', 'manager'],
  'claim.authorize': ['charge', 'biller', 'manager'],
  'claim.authorizations': office,
  'claim.attachLetter': ['charge', 'biller', 'manager'],
  'papers.letters': seeCharts,
  'batches.list': office,
  'batches.open': office,
  'batches.build': ['biller', 'manager'],
  'batches.begin': ['biller', 'manager'],
  'batches.building': ['biller', 'manager'],
  'batches.cancel': ['biller', 'manager'],
  'batches.take': ['biller', 'manager'],
  'batches.send': ['biller', 'manager'],
  'answers.load': ['biller', 'manager'],
  'exceptions.list': office,
  'exceptions.settle': ['biller', 'manager'],
  'payments.unmatched': office,
  'payments.place': ['biller', 'manager'],
  'payments.takeBack': ['biller', 'manager'],
  'claim.payments': office,
  'claim.payerNumber': ['biller', 'manager'],
  'claim.ways': office,
  'outgoing.retry': ['biller', 'manager'],
  'claim.send': ['biller', 'manager'],
  'claim.hold': ['biller', 'manager'],
  'questions.ofSession': seeCharts,
  'questions.mine': everybody,
  'questions.ask': ['biller', 'manager'],
  'questions.askAgain': ['biller', 'manager'],
  'questions.answer': ['rn', 'charge'],
  'questions.close': ['biller', 'manager'],
  'session.document': history,
  'session.history': everybody,
  'session.import': ['rn', 'charge', 'biller', 'manager', 'admin'],
  'record.verify': ['rn', 'charge', 'biller', 'manager', 'admin', 'auditor'],
  'record.working': ['rn', 'charge', 'biller', 'manager', 'admin', 'auditor'],
  'record.stopVerify': ['rn', 'charge', 'biller', 'manager', 'admin', 'auditor'],
  'record.copies': ['admin'],
  'record.copy': ['admin'],
  'record.rekey': ['admin'],
  'audit.list': ['manager', 'admin', 'auditor'],
  'paper.print': seeCharts,
  'papers.attach': ['ma', 'rn', 'charge'],
  'papers.attachLetter': ['charge', 'biller', 'manager'],
  'papers.open': seeCharts,
  'packet.make': history,
  'record.state': 'open',
  'record.emergencyCopy': ['rn', 'charge', 'biller', 'manager', 'admin'],
  'formulary.get': ['admin'],
  'formulary.change': ['admin'],
  'formulary.withdraw': ['admin'],
  'formulary.import': ['admin'],
  'formulary.export': ['admin'],
  'recalls.list': everybody,
  'drafts.list': everybody,
  'drafts.keep': everybody,
  'drafts.drop': everybody,
  'recalls.change': ['admin'],
  'reference.list': ['manager', 'admin'],
  'reference.prices': office,
  'reference.issue': ['manager', 'admin'],
  'reference.beginUpload': ['admin'],
  'reference.addPiece': ['admin'],
  'reference.import': ['admin'],
  'reference.cancel': ['admin'],
  'reference.status': ['manager', 'admin'],
  'receipts.list': office,
  'receipts.products': ['manager'],
  'receipts.enter': ['manager'],
  'receipts.strike': ['manager'],
  'receipts.import': ['manager'],
  'costs.ofVisit': office,
  'reports.stopTimes': office,
  'reports.stopLines': office,
  'reports.losses': office,
  'reports.lossFile': office,
  'reports.replacements': office,
  'reports.replacement': ['manager'],
}

it('every method has its own words here about who may ask for it', () => {
  expect(Object.keys(allowed).sort()).toEqual(Object.keys(contract).sort())
})

/** A text is no method's input, so nothing of what is asked here ever runs: only who may ask is judged. */
it('every role asks every method, and is let in or turned away as the workflow says', async () => {
  const desk = await backendForTest()
  for (const role of everybody) await desk.signIn(personOf[role])
  const found: Record<string, unknown> = {}
  for (const method of Object.keys(contract) as Method[]) {
    const ask = async (who: string): Promise<string> => {
      const reply = await desk.backend.dispatch({ method, input: 'nothing like it' }, who)
      return reply.kind === 'fault' ? reply.fault.code : reply.kind
    }
    const stranger = await ask('a screen nobody signed in on')
    const turnedAway: Role[] = []
    for (const role of everybody) {
      const answer = await ask(personOf[role])
      if (answer === 'not-allowed') turnedAway.push(role)
      else expect({ method, role, answer }).toEqual({ method, role, answer: 'bad-input' })
    }
    expect({ method, stranger }).toEqual({
      method,
      stranger: allowed[method] === 'open' ? 'bad-input' : 'not-signed-in',
    })
    found[method] = stranger === 'bad-input' ? 'open' : everybody.filter((role) => !turnedAway.includes(role))
  }
  expect(found).toEqual(allowed)
})
