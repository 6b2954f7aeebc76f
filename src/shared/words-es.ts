/** The first letter as at the start of a sentence; the others stay. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
