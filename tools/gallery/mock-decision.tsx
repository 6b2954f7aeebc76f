import { Facts, Fixes, Head, Note, Pair, Pane, Rules, Split, Sub, Table, Verdict } from '../../src/shared/ui/components.tsx'
import { Button, ButtonLink, CheckboxesField, DateField, Form, SelectField } from '../../src/shared/ui/form.tsx'
import { ToolPage } from '../../src/shared/ui/page.tsx'
import { hernan } from './tool-chrome.ts'

// Evidence beside the decision (i) of the design, rebuilt from the kit with its invented people, to be compared by eye.

type Evidence = [fact: string, finding: string, source: string, age: string]

const evidence: Evidence[] = [
  ['Identidad', 'Coincide con la Registraduría', 'Mi Seguridad Social', '6 días'],
  ['Inscripción', 'Medicina, aprobada', 'Registro del Servicio Social', '2 horas'],
  ['Plaza', 'PM-014, activa. Sede Puerto Manglar (709990001201)', '1 ago 2026 a 31 jul 2027', '2 horas'],
  ['Sanciones', 'Ninguna', 'ReTHUS', '3 horas'],
  ['Otras activaciones', 'Ninguna, en ninguna entidad', 'Mipres Abierto', 'ahora'],
]

export const decision = (
  <ToolPage chrome={hernan} title="Diego Armando Ladino Suaza">
    <Head
      title="Diego Armando Ladino Suaza"
      back={{ href: '#cola', text: 'Cola, 8 de 46' }}
      actions={
        <>
          <ButtonLink href="#k" variant="secondary">
            Anterior
          </ButtonLink>
          <ButtonLink href="#j" variant="secondary">
            Siguiente
          </ButtonLink>
        </>
      }
    >
      CC 1.900.845.117 · Servicio Social Obligatorio · radicado RM-2026-048233-1 · vence en 2 días
    </Head>
    <Split
      isEven
      aside={
        <Form
          action="/activar"
          values={{ sede: 'b', desde: '24/11/2026', hasta: '31/12/2027', rol: ['prescribir'] }}
          errors={[{ field: 'hasta', message: 'La plaza termina el 31 jul 2027' }]}
        >
          <Pane title="Activar y enrolar">
            <SelectField
              name="sede"
              label="Sede"
              empty={null}
              options={[
                { value: 'b', text: 'La Bocana (709990001203)' },
                { value: 'p', text: 'Puerto Manglar (709990001201)' },
              ]}
            />
            <Pair>
              <DateField name="desde" label="Desde (dd/mm/aaaa)" hint={null} />
              <DateField name="hasta" label="Hasta (dd/mm/aaaa)" hint={null} />
            </Pair>
            <CheckboxesField
              name="rol"
              label="Roles"
              isSmall
              choices={[
                { value: 'prescribir', text: 'Prescribir (Servicio Social)' },
                { value: 'consulta', text: 'Consulta de la IPS', hint: 'Leer las prescripciones de la sede' },
              ]}
            />
            <Note>No se ofrecen «ordenar» ni «junta»: no caben en el Servicio Social.</Note>
          </Pane>
          <Pane title="Decisión simulada" isTitleHidden isLive>
            <Verdict answer="no" title="Así no se puede activar">
              <p>Dos reglas no se cumplen. Nada se ha guardado.</p>
            </Verdict>
            <Rules
              rules={[
                {
                  outcome: 'no',
                  title: 'Sede distinta a la de la plaza',
                  detail: 'La plaza PM-014 es de Puerto Manglar.',
                  evidence: 'Servicio Social, hace 2 horas',
                  norm: 'Guía MIPRES 2023, §2 paso 4.',
                  mender: 'La Secretaría, no la IPS.',
                },
                {
                  outcome: 'no',
                  title: '«Hasta» pasa el fin de la plaza',
                  detail: 'La plaza termina el 31 jul 2027; usted puso el 31 dic 2027.',
                },
                {
                  outcome: 'ok',
                  title: 'Las otras 5 reglas',
                  detail: 'Cuenta, inscripción, plaza activa, sanciones, separación de funciones.',
                },
              ]}
            />
            <Fixes>
              <Button name="arreglo" value="plaza">
                Usar Puerto Manglar, hasta 31 jul 2027
              </Button>
              <Button variant="secondary" formaction="/devolver">
                Devolver con esta razón
              </Button>
              <Button variant="warning" formaction="/rechazar">
                Rechazar
              </Button>
            </Fixes>
            <Note>«Devolver» le escribe a Diego estas mismas razones y a quién acudir.</Note>
          </Pane>
        </Form>
      }
    >
      <Pane title="Pruebas">
        <Table
          caption="Pruebas y su edad"
          isCaptionHidden
          isCards
          rows={evidence}
          keyOf={(row) => row[0]}
          columns={[
            { head: 'Hecho', isRowHead: true, cell: (row) => row[0] },
            {
              head: 'Lo que dice el registro',
              cell: (row) => (
                <>
                  {row[1]}
                  <Sub isBlock>{row[2]}</Sub>
                </>
              ),
            },
            { head: 'Edad', cardLabel: 'Edad', isNowrap: true, cell: (row) => row[3] },
          ]}
        />
        <Note>
          Próxima comprobación: mañana, 5:40 a. m. <a href="#ahora">Comprobar ahora</a>
        </Note>
      </Pane>
      <Pane title="Lo que pidió">
        <Facts
          facts={[
            { term: 'Rol', value: 'Prescribir como profesional en Servicio Social' },
            { term: 'Enviada', value: '18 nov 2026, 4:31 p. m.' },
            { term: 'Nota', value: '«El coordinador me pidió empezar turnos en La Bocana.»' },
          ]}
        />
      </Pane>
    </Split>
  </ToolPage>
)
