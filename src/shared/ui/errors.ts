/** What a form is told: the sentence, and the field it belongs to; null when it belongs to the whole form. */
export type FieldError = { field: string | null; message: string }

/** What was typed, by field name: kept as it came, so that nothing is lost when the form comes back. */
export type Values = Record<string, string | readonly string[] | undefined>

/** The first sentence for a field. */
export const errorIn = (errors: readonly FieldError[], field: string) => errors.find((error) => error.field === field)?.message
