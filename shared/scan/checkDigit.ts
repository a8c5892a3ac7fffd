/** The last digit that GS1 numbers of any length carry: weights 3 and 1 from the right (GS1 General Specifications 7.9). */
export function checkDigitOf(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, place) => total + Number(digit) * (place % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

/** Whether a number of digits ends with its own check digit. */
export const isChecked = (digits: string): boolean =>
  /^\d{2,}$/.test(digits) && checkDigitOf(digits.slice(0, -1)) === digits.slice(-1)
