/** The list of keys behind F1: what they are called on the keyboard, and what they do (design language 8). */
export const keyWords = {
  title: 'Keys',
  close: 'Close',
  chairside: 'At the chair',
  office: 'In the office',
  chairKeys: [
    ['Tab', 'from button to button'],
    ['Space, Enter', 'presses the button'],
    ['Ctrl 1 to 9', 'goes to a chair of the bar'],
    ['F2', 'records vitals'],
    ['F3', 'finds a visit'],
    ['F4', 'access, flush, note; again: add a drug'],
    ['F6', 'goes to the next part of the screen'],
    ['F8', 'shows what the record supports'],
    ['F9', 'reviews and signs'],
    ['Ctrl Z', 'takes the last tap back while it is offered'],
    ['Ctrl Shift E', 'emergency: pauses everything'],
    ['Ctrl L', 'locks'],
  ],
  officeKeys: [
    ['↑ ↓, J K', 'moves in the list'],
    ['Enter', 'opens the visit'],
    ['Esc', 'goes back'],
    ['E', 'exports the claim'],
    ['[ ]', 'the visit before, the next visit'],
    ['/', 'finds in the list'],
  ],
} as const
