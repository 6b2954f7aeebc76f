import { Counts, Finding, Head } from '../../src/shared/ui/components.tsx'
import { ToolPage } from '../../src/shared/ui/page.tsx'
import { hernan, tabs } from './tool-chrome.ts'

// The board (n) of the design, rebuilt from the kit with its invented people, to be compared by eye.

const waits = [
  { label: 'hoy', value: 3120 },
  { label: '1 día', value: 2410 },
  { label: '2 días', value: 1680 },
  { label: '3 días', value: 1190 },
  { label: '4 días', value: 760 },
  { label: '5 días', value: 500 },
  { label: 'más de 5 días', value: 484, isLate: true },
]

const ends = [
  { label: '23 nov', value: 300, second: 130 },
  { label: '30 nov', value: 2110, second: 900 },
  { label: '28 dic', value: 4420, second: 2000 },
  { label: '4 ene', value: 0, second: 0 },
]

export const board = (
  <ToolPage
    chrome={{
      ...hernan,
      legalDate: '2027-01-04',
      person: { name: 'Gloria Benavides' },
      entidad: 'Mesa nacional',
      links: tabs('Tablero', 'Tablero', 'Auditoría'),
    }}
    title="Enrolamiento nacional"
  >
    <Head title="Enrolamiento nacional">Lunes 23 de noviembre de 2026, corte de 6:00 a. m. Cifras inventadas.</Head>
    <Counts
      counts={[
        { label: 'profesionales enrolados, de 405.940', value: '88,4 %' },
        { label: 'solicitudes en espera', value: '10.144' },
        { label: 'fuera de plazo', value: '484', isBad: true },
      ]}
    />
    <Finding
      heading="484 solicitudes pasaron el plazo; 312 son de 9 instituciones"
      chart={{
        id: 'esperas',
        title: 'Solicitudes por días hábiles de espera',
        description: '9.660 dentro del plazo y 484 fuera.',
        bars: waits,
        note: 'Días hábiles desde el envío.',
      }}
      table={{ caption: 'Solicitudes por días de espera', labelHead: 'Espera', valueHead: 'Solicitudes', bars: waits }}
    />
    <Finding
      heading="6.420 activaciones terminan la última semana de diciembre"
      chart={{
        id: 'fines',
        title: 'Activaciones que terminan',
        description: 'De 430 a 6.420 en una semana.',
        bars: ends,
        series: ['Profesionales', 'Servicio Social'],
      }}
      table={{
        caption: 'Activaciones que terminan, por semana',
        labelHead: 'Semana',
        valueHead: 'Profesionales',
        secondHead: 'Servicio Social',
        bars: ends,
      }}
    />
  </ToolPage>
)
