import { Actions } from '../../../shared/ui/components.tsx'
import { Button, Form, HiddenField } from '../../../shared/ui/form.tsx'
import type { WorkRight } from '../workplace.ts'
import { placeName } from './place-name.ts'

/** One click: from now on one works there. `from` says which page to come back to. */
export const ChooseForm = ({ right, from }: { right: WorkRight; from: 'inicio' | 'sede' }) => (
  <Form action="/sede-de-trabajo">
    <HiddenField name="sede" value={right.sedeId} />
    <HiddenField name="desde" value={from} />
    <Actions>
      <Button variant="secondary">
        Trabajar aquí<span class="govuk-visually-hidden">: {placeName(right)}</span>
      </Button>
    </Actions>
  </Form>
)
