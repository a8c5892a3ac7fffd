/** Words of a vial that was scanned: why it stops, and what a person is asked. */
export const scannedVialWords = {
  added: (size: string, lot: string) => `Added ${size}, lot ${lot}`,
  notIdentified: 'Who sits here is not checked yet',
  notIdentifiedNext: 'Record the arrival with two identifiers, then scan.',
  wrongProduct: 'Not the drug of this line',
  otherDrug: (scanned: string, drug: string) =>
    `That vial is ${scanned}. This line is ${drug}. Put it aside and check.`,
  notInStock: (drug: string) => `That product is not on the stock list for ${drug}. Check the vial with pharmacy.`,
  noExpiry: 'The label has no expiry date',
  noExpiryNext: 'Read it off the vial and choose the vial from stock.',
  expired: (lot: string) => `Lot ${lot} has expired`,
  expiredOn: (date: string) => `It was good until ${date}. Take another vial and tell pharmacy.`,
  recalled: (lot: string) => `Lot ${lot} was recalled`,
  recalledNext: (note: string) => `${note ? `${note}. ` : ''}Put the vial aside, take another one and tell pharmacy.`,
  whichProduct: (drug: string) => `That number fits more than one ${drug} vial. Which is it?`,
  whichLot: 'The code has no lot. Which one is printed on the vial?',
  whichReading: 'The scanner ran two fields together. What is printed on the vial?',
  twice: (serial: string) => `Serial ${serial} is on this list already.`,
  inChair: (serial: string, chair: string) => `Serial ${serial} was recorded in chair ${chair} today.`,
  countAgain: 'Count it again',
  noneOfThese: 'None of these',
  choice: (size: string, lot: string, expires: string, serial: string | undefined) =>
    `${size}, lot ${lot}, expires ${expires}${serial ? `, serial ${serial}` : ''}`,
  whyNotScanned: 'Why was it not scanned?',
  sayWhyNotScanned: (number: number) => `Vial ${number}: scan it, or say why not.`,
  recalledStock: 'Recalled',
  expiredStock: 'Expired',
} as const
