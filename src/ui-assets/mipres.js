// All the script of the product: progressive enhancement by govuk-frontend's own modules. Every page works without it.
import { Button, Checkboxes, createAll, ErrorSummary, PasswordInput, Radios, SkipLink } from 'govuk-frontend'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// Two clicks within a second are one: govuk's own guard, asked for by data-prevent-double-click.
createAll(Button)
createAll(Checkboxes)
createAll(ErrorSummary)
createAll(PasswordInput)
createAll(Radios)
createAll(SkipLink)
