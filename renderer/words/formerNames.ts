let names: ReadonlyMap<string, string> = new Map()

/** Who has left, as the back end lists them beside those who work here: every screen names them under what they did. */
export function rememberFormer(people: readonly { readonly id: string; readonly name: string }[]): void {
  names = new Map(people.map(({ id, name }) => [id, name]))
}

/** The name of somebody who has left; undefined for anybody else. */
export const formerName = (id: string): string | undefined => names.get(id)
