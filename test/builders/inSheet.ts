import { screen, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

/** The open sheet or dialog. */
export const sheet = (): Promise<HTMLElement> => screen.findByRole('dialog')

/** A button of the open sheet. */
export const inSheet = async (name: string | RegExp): Promise<HTMLElement> =>
  within(await sheet()).findByRole('button', { name })

/** Opens a list by its button and takes one of its lines, as a finger does. */
export async function chooseOption(
  person: UserEvent,
  list: HTMLElement | Promise<HTMLElement>,
  option: string,
): Promise<void> {
  await person.click(await list)
  await person.click(await screen.findByRole('option', { name: option }))
}
