/** Words of what can be printed (workflow 9, 10; design language 10). */
export const printWords = {
  print: 'Print',
  about: 'Opens as a PDF in your downloads; print it from there. It needs no network.',
  chair: 'Chair sheet, filled in',
  blank: 'Chair sheet, blank',
  labels: 'Labels for the bags',
  summary: 'Summary for the patient',
  packet: 'Payer packet',
  made: (file: string) => `${file} is in your downloads.`,
  notMade: 'Not printed',
  nothingToPrint: 'Every drug is given or not given: there is nothing to label.',
  notSigned: 'The visit is not signed yet. Sign it, then print its packet.',
  unknown: 'This visit is not on this workstation. Open it from the day list.',
}
