/** One picture of docs/screens. */
export interface Picture {
  /** Its file begins with this. */
  readonly name: string
  /** Folders of renderer/screens and files of Session/sheets that it shows. */
  readonly shows: readonly string[]
  /** What is seen, in one line. */
  readonly says: string
  /** Where a nurse charts, the tablet is looked at too. */
  readonly tablet?: true
}

const firstRun = [
  { name: 'first-start', shows: ['SetUp'], says: 'The very first start: a clinic of one’s own, or the demo.' },
  { name: 'set-up-practice', shows: ['SetUp'], says: 'Setting up: the practice.' },
  { name: 'set-up-claims', shows: ['SetUp'], says: 'Setting up: what stands on every claim.' },
  { name: 'set-up-chairs', shows: ['SetUp'], says: 'Setting up: the chairs, as they are called in the room.' },
  { name: 'set-up-people', shows: ['SetUp'], says: 'Setting up: who works here, and as what.' },
  { name: 'set-up-hub', shows: ['SetUp'], says: 'Setting up: a hub or none, and the drug list.' },
] as const satisfies readonly Picture[]

const nurse = [
  {
    name: 'lock',
    shows: ['Lock'],
    says: 'Locked: the time, whose turn it is, and how long each chair has left, by initials.',
    tablet: true,
  },
  {
    name: 'my-chairs',
    shows: ['MyChairs'],
    says: 'Each patient with what comes next, as one large button.',
    tablet: true,
  },
  { name: 'day-list', shows: ['DayList'], says: 'Everybody who is expected, here or gone, by time.', tablet: true },
  {
    name: 'add-visit',
    shows: ['DayList'],
    says: 'An add-on patient is typed in; whoever was here before is found and taken over.',
  },
  { name: 'session-expected', shows: ['Session'], says: 'A visit before the patient has come.' },
  {
    name: 'session',
    shows: ['Session'],
    says: 'A visit while rituximab runs: vitals, drugs with their clocks, and what the record supports.',
    tablet: true,
  },
  { name: 'session-signed', shows: ['Session'], says: 'A signed visit: whatever changes now is an amendment.' },
  {
    name: 'containers',
    shows: ['Containers'],
    says: 'Vials and waste: what was opened, thrown away and kept adds up, to zero.',
    tablet: true,
  },
  {
    name: 'review-sign',
    shows: ['ReviewAndSign'],
    says: 'Review and sign: what is to fix and to read first, and why the signature waits.',
    tablet: true,
  },
  { name: 'review-signed', shows: ['ReviewAndSign'], says: 'Signed: version, hash, and who has it.' },
  {
    name: 'timeline',
    shows: ['Timeline'],
    says: 'Every entry with who, when and why; what was changed stays, struck through.',
    tablet: true,
  },
  { name: 'restricted-gate', shows: ['Restricted'], says: 'A restricted chart: it opens for a reason, which is kept.' },
  { name: 'question-to-me', shows: ['Questions', 'MyChairs'], says: 'A biller’s question, at the nurse’s own chairs.' },
] as const satisfies readonly Picture[]

const sheets = [
  { name: 'sheet-arrival', shows: ['ArrivalSheet'], says: 'Arrival: two identifiers, never the chair.', tablet: true },
  {
    name: 'sheet-vitals',
    shows: ['VitalsSheet'],
    says: 'Vitals: own keys, the next field comes by itself, and the course of the day beside it.',
    tablet: true,
  },
  { name: 'sheet-alert', shows: ['AlertSheet'], says: 'Vitals out of range: what was done about them.' },
  {
    name: 'sheet-access',
    shows: ['AccessSheet'],
    says: 'Access: device, site, side, gauge, blood return.',
    tablet: true,
  },
  {
    name: 'sheet-ok-to-treat',
    shows: ['ReadinessSheet'],
    says: 'OK to treat: all that is looked at first, on one sheet.',
    tablet: true,
  },
  {
    name: 'sheet-second-check',
    shows: ['CheckSheet'],
    says: 'Check by two people: the second one reads it alone, without the answers of the first.',
    tablet: true,
  },
  { name: 'sheet-visit', shows: ['VisitSheet'], says: 'Whatever else belongs to the visit.', tablet: true },
  {
    name: 'sheet-details',
    shows: ['LineSheet'],
    says: 'Details of a drug: order, times, and what is done more seldom.',
  },
  { name: 'sheet-pause', shows: ['PauseSheet'], says: 'Pause: one tap is the reason.' },
  { name: 'sheet-rate', shows: ['RateSheet'], says: 'Rate: mg/h and mL/h together, the next step offered.' },
  { name: 'sheet-resume', shows: ['ResumeSheet'], says: 'Run on after a reaction: half the rate is offered.' },
  { name: 'sheet-bag', shows: ['BagSheets'], says: 'The next bag of the same dose.' },
  { name: 'sheet-dose', shows: ['DoseSheet'], says: 'Stopped early: how much of it was given.' },
  { name: 'sheet-injection', shows: ['InjectSheet'], says: 'An injection with its site and side.' },
  {
    name: 'sheet-push',
    shows: ['PushSheet'],
    says: 'A vesicant push: blood return every 5 mL, one tap a look.',
    tablet: true,
  },
  {
    name: 'sheet-product',
    shows: ['ProductSheet'],
    says: 'Another product of the drug than the one ordered: which, and why.',
  },
  { name: 'sheet-received', shows: ['ReceiveSheet'], says: 'A mixed drug received at the chair.' },
  { name: 'sheet-not-given', shows: ['ReasonSheets'], says: 'Not given, and why.' },
  { name: 'sheet-tolerance', shows: ['ToleranceSheet'], says: 'How a drug was tolerated.' },
  {
    name: 'sheet-change-time',
    shows: ['SetTimeSheet'],
    says: 'A time changed by hand: with reason and basis.',
    tablet: true,
  },
  { name: 'sheet-times', shows: ['TimesSheet'], says: 'All times of the visit.' },
  {
    name: 'reaction',
    shows: ['ReactionSheet'],
    says: 'Emergency: all is paused, what is seen and what is done, one tap each.',
    tablet: true,
  },
  {
    name: 'sheet-reaction-close',
    shows: ['ReactionCloseSheet'],
    says: 'A reaction closed: what it was, its grade, how it ended.',
  },
  { name: 'sheet-call-nurse', shows: ['CallNurseSheet'], says: 'Emergency for whoever is no nurse: what to call out.' },
  {
    name: 'sheet-extravasation',
    shows: ['ExtravasationSheet'],
    says: 'Extravasation: how much, where, what was done.',
    tablet: true,
  },
  { name: 'sheet-stop-all', shows: ['StopAllSheet'], says: 'Stop all: the reason is the second tap.', tablet: true },
  {
    name: 'sheet-handoff',
    shows: ['HandoffSheets'],
    says: 'Hand over: what runs, what is due and open says itself.',
    tablet: true,
  },
  { name: 'sheet-due', shows: ['DueSheet'], says: 'What is due, and the vitals so far.' },
  { name: 'sheet-postpone', shows: ['PostponeSheet'], says: 'Vitals postponed, with a reason.' },
  { name: 'sheet-flush', shows: ['AccessCareSheets'], says: 'A flush.' },
  { name: 'sheet-add-drug', shows: ['AddLineSheet'], says: 'A drug or fluid that is not on the plan.', tablet: true },
  { name: 'sheet-pump-home', shows: ['PumpSheets'], says: 'A portable pump goes home running.' },
  {
    name: 'sheet-pump-off',
    shows: ['PumpOffSheet'],
    says: 'A portable pump of an earlier visit comes off; here none is known to be out.',
  },
  {
    name: 'sheet-arrival-talk',
    shows: ['ArrivalTalkSheet'],
    says: 'The talk at arrival: falls, infection, pregnancy.',
  },
  { name: 'sheet-provider-visit', shows: ['ProviderVisitSheet'], says: 'A provider’s visit apart from the treatment.' },
  {
    name: 'sheet-about-patient',
    shows: ['PatientFactsSheet'],
    says: 'About the patient: allergies, code status, contact.',
  },
  { name: 'sheet-photo', shows: ['PhotoSheet'], says: 'A photo of the patient.' },
  { name: 'sheet-identity', shows: ['IdentitySheet'], says: 'Name, birth date or MRN put right.' },
  { name: 'sheet-authorizations', shows: ['AuthorizationsSheet'], says: 'Authorizations as the payer has them now.' },
  { name: 'sheet-note', shows: ['NoteSheet'], says: 'A note.' },
  { name: 'sheet-paper', shows: ['PaperSheet'], says: 'Typing in from paper: whose hand, and which time.' },
  {
    name: 'session-from-paper',
    shows: ['Session'],
    says: 'Typing in from paper: every entry keeps the time of the sheet.',
  },
  { name: 'sheet-print', shows: ['PrintSheet'], says: 'Printing: chair sheet, labels, summary, packet.' },
  { name: 'sheet-wrong-patient', shows: ['WrongPatientSheet'], says: 'Entries that belong to somebody else.' },
  {
    name: 'sheet-take-over',
    shows: ['CopyEntriesSheet'],
    says: 'And how they are taken over there, with their times.',
  },
  { name: 'sheet-transfer', shows: ['LeaveSheets'], says: 'Transfer out: whatever runs is stopped in this tap.' },
  { name: 'sheet-not-treated', shows: ['CloseSheet'], says: 'Not treated today, and why.' },
  {
    name: 'sheet-discharge',
    shows: ['DischargeSheet'],
    says: 'Discharge: condition, line, what was taught.',
    tablet: true,
  },
  {
    name: 'sheet-conflict',
    shows: ['ConflictSheet', 'Session'],
    says: 'Two devices, one tap each: one is kept, the other stays readable.',
  },
  { name: 'sheet-amend', shows: ['AmendSheets'], says: 'An amendment of a signed visit.' },
  { name: 'session-amending', shows: ['Session'], says: 'A visit while it is being amended.' },
  {
    name: 'late-delivered',
    shows: ['ReviewAndSign', 'Session'],
    says: 'Entries of another workstation that came after the signature.',
  },
] as const satisfies readonly Picture[]

const floor = [
  { name: 'board', shows: ['Board'], says: 'Every chair across the day, with the line of now.', tablet: true },
  { name: 'board-wall', shows: ['Board'], says: 'The same on the wall: initials, no names.' },
  { name: 'board-move', shows: ['Board'], says: 'A patient moved to another chair.' },
  { name: 'staff', shows: ['Staff'], says: 'Who has whom, shared by work.' },
  { name: 'close-day', shows: ['CloseDay'], says: 'Closing the day: what is to settle first.' },
  { name: 'sync-monitor', shows: ['SyncMonitor'], says: 'What waits to be sent, and when each desk was last heard.' },
  { name: 'mixing', shows: ['Mixing'], says: 'The pharmacy: what may be mixed, what waits for OK to treat.' },
] as const satisfies readonly Picture[]

const office = [
  {
    name: 'worklist',
    shows: ['Worklist'],
    says: 'The biller’s list: hours left of 48, what is missing, where each claim is.',
  },
  { name: 'worklist-filters', shows: ['Worklist'], says: 'The list narrowed down.' },
  {
    name: 'coding-detail',
    shows: ['Coding'],
    says: 'One visit line by line: code, minutes, rule, why not the other code.',
  },
  { name: 'drug-costs', shows: ['Coding'], says: 'What the visit’s containers cost, or why nobody can say.' },
  { name: 'office-authorization', shows: ['Coding'], says: 'An authorization that came after the signature.' },
  { name: 'what-if', shows: ['Coding'], says: 'The same visit on a copy: other times, other lines.' },
  { name: 'ask-the-nurse', shows: ['Questions', 'Coding'], says: 'A question to the nurse, about one line.' },
  { name: 'claim-file', shows: ['Coding'], says: 'The claim file of one visit.' },
  { name: 'batches', shows: ['Batches'], says: 'Claim files: what left, how, and what came back.' },
  { name: 'build-claim-file', shows: ['Batches'], says: 'A claim file built of the visits that are ready.' },
  {
    name: 'exceptions',
    shows: ['Exceptions'],
    says: 'What a payer sent back, in words, with the way to put it right.',
  },
  {
    name: 'reports-stop-times',
    shows: ['Reports'],
    says: 'How complete the stop times of a month are, by nurse, drug or day.',
  },
  {
    name: 'reports-losses',
    shows: ['Reports'],
    says: 'What was thrown away and is on no claim, with what it cost.',
  },
  {
    name: 'reports-replacement',
    shows: ['Reports'],
    says: 'What a maker may replace: asked, replaced or refused.',
  },
  { name: 'drugs-received', shows: ['DrugsReceived'], says: 'What suppliers sent, lot by lot, with what it cost.' },
  { name: 'drugs-received-line', shows: ['DrugsReceived'], says: 'A line of an invoice while it is entered.' },
] as const satisfies readonly Picture[]

const clinic = [
  { name: 'people', shows: ['People'], says: 'Who works here, their roles, PIN, password and badge.' },
  { name: 'workstations', shows: ['Workstations'], says: 'Workstations with their keys, and this one’s chairs.' },
  { name: 'restricted', shows: ['Restricted'], says: 'Charts that open for a reason alone.' },
  { name: 'limits', shows: ['Limits'], says: 'From when a value is marked, and from when it stops a drug.' },
  { name: 'limits-alarms', shows: ['Limits'], says: 'When something rings.' },
  { name: 'limits-vitals', shows: ['Limits'], says: 'When vitals are due.' },
  { name: 'limits-clocks', shows: ['Limits'], says: 'The clocks of the office.' },
  { name: 'limits-codes', shows: ['Limits'], says: 'Whether nurses see when a code changes next.' },
  { name: 'limits-coding', shows: ['Limits'], says: 'How coding decides where payers and practices differ.' },
  { name: 'limits-change', shows: ['Limits'], says: 'One limit changed.' },
  { name: 'formulary', shows: ['Formulary'], says: 'The drug list with the practice’s own rows.' },
  { name: 'reference-data', shows: ['ReferenceData'], says: 'Public files, each issue kept with its dates.' },
  { name: 'recalled-lots', shows: ['RecalledLots'], says: 'Lots that stop when they are scanned.' },
  { name: 'record', shows: ['Record'], says: 'Audit, the check of the record, and its copies.' },
] as const satisfies readonly Picture[]

/** Every picture of docs/screens, in the order of its page. */
export const chapters = [
  { title: 'The first start', pictures: firstRun },
  { title: 'The nurse', pictures: nurse },
  { title: 'Sheets at the chair', pictures: sheets },
  { title: 'The charge nurse and the pharmacy', pictures: floor },
  { title: 'The billing office', pictures: office },
  { title: 'The administrator', pictures: clinic },
] as const

export const pictures = [...firstRun, ...nurse, ...sheets, ...floor, ...office, ...clinic]
export type PictureName = (typeof pictures)[number]['name']

export interface PictureFile {
  readonly file: string
  readonly size: 'desktop' | 'tablet'
  readonly theme: 'light' | 'dark'
}

/** A picture's files in docs/screens: "session-light.png", "session-tablet-dark.png". */
export function filesOf(name: PictureName): readonly PictureFile[] {
  const picture: Picture | undefined = pictures.find((one) => one.name === name)
  const desktop = (['light', 'dark'] as const).map(
    (theme) => ({ file: `${name}-${theme}.png`, size: 'desktop', theme }) as const,
  )
  const tablet = (['light', 'dark'] as const).map(
    (theme) => ({ file: `${name}-tablet-${theme}.png`, size: 'tablet', theme }) as const,
  )
  return picture?.tablet ? [...desktop, ...tablet] : desktop
}
