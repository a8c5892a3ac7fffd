/** A sentence with what is typed at a terminal between backticks; that stays in one piece, for a dash alone on a line is lost. */
export function WithCommands({ words }: { readonly words: string }) {
  return words.split('`').map((part, place) =>
    place % 2 === 1 ? (
      <code key={part} className="typed">
        {part}
      </code>
    ) : (
      part
    ),
  )
}
