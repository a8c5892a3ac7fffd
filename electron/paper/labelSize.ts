/** The largest size first, and none that nobody can read at the pump. */
const sizes = [7, 6.5, 6, 5.5, 5, 4.5] as const
/** Of Inter bold, the wider of the two fonts: a character's width and a line's height, by the size of the font. */
const characterWidth = 0.57
const lineHeight = 1.34

/**
 * The font size in points at which these lines stand on one label of so many points: a label that runs over onto a second one
 * is on the wrong bag. The smallest size where even that one does not do.
 */
export function labelSize(lines: readonly string[], width: number, height: number): number {
  const fits = (size: number): boolean =>
    lines.reduce((sum, line) => sum + rowsOf(line, Math.floor(width / (size * characterWidth))), 0) *
      size *
      lineHeight <=
    height
  return sizes.find(fits) ?? 4.5
}

/** Rows of so many characters a line takes when it breaks between words. */
function rowsOf(line: string, characters: number): number {
  let [rows, used] = [1, 0]
  for (const { length } of line.split(' ')) {
    if (used > 0 && used + 1 + length > characters) [rows, used] = [rows + 1, length]
    else used += used > 0 ? 1 + length : length
  }
  return rows
}
