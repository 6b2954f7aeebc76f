// All the script of the product: progressive enhancement by govuk-frontend's own modules. Every page works without it.
import './keys.js'
import './live.js'
import './prescribing.js'
import { Button, createAll, ErrorSummary, PasswordInput, SkipLink } from 'govuk-frontend'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// Two clicks within a second are one: govuk's own guard, asked for by data-prevent-double-click.
createAll(Button)
createAll(ErrorSummary)
createAll(PasswordInput)
createAll(SkipLink)
