import { anyName, type DemoPerson, type Named, named, plainDocument, withIdentity } from './people.ts'
import { randomFor } from './random.ts'

const owing = (key: string, sex: 'F' | 'M', fullName: string, owes: string, profession: string | null = null): Named => ({
  ...named(key, sex, fullName, profession),
  owes,
})

/** Whoever plays a part that newcomers-cast.ts tells of. Their cédulas are 1.900.000.201 and on, in this order. */
const newcomers: Named[] = [
  owing('plaza-lista', 'F', 'Manuela - Rincón Bastidas', 'MEDICINA'),
  owing('plaza-espera', 'M', 'Joaquín Esteban Murcia Tovar', 'MEDICINA'),
  owing('plaza-medica', 'F', 'Daniela Fernanda Ocampo Lerma', 'MEDICINA'),
  owing('plaza-odontologo', 'M', 'Samuel Andrés Cuervo Payares', 'ODONTOLOGIA'),
  owing('plaza-enfermera', 'F', 'Leidy Tatiana Molano Ricaurte', 'ENFERMERIA'),
  owing('plaza-bacteriologa', 'F', 'Estefanía - Garcés Noguera', 'BACTERIOLOGIA'),
  owing('plaza-termina', 'M', 'Simón Alejandro Pinzón Arce', 'MEDICINA'),
  owing('plaza-asignada', 'F', 'Gabriela Inés Useche Tamayo', 'MEDICINA'),
  owing('plaza-inscrita', 'F', 'Valeria - Palomino Ruiz', 'ODONTOLOGIA'),
  owing('plaza-suspendida', 'M', 'Federico José Bustos Lemus', 'MEDICINA'),
  owing('plaza-terminada', 'F', 'Karen Sofía Ladino Chacón', 'ENFERMERIA'),
  owing('plaza-rethus', 'F', 'Mariana Isabel Correal Vanegas', 'MEDICINA', 'MEDICINA'),
  named('otro-lista', 'F', 'Nubia Constanza Peñuela Rico'),
  named('otro-espera', 'M', 'Libardo - Cangrejo Sosa'),
  named('regente', 'M', 'Orlando Enrique Mogollón Sáenz'),
  named('transcriptora', 'F', 'Aura Cecilia Villalba Roldán'),
  named('secretario-junta', 'M', 'Ramiro Alberto Zapata Urrea'),
  named('lista-eps', 'F', 'Elvira Susana Cotrino Báez', 'MEDICINA'),
  named('espera-eps', 'M', 'Gonzalo Arturo Pedraza Nieves', 'MEDICINA'),
  named('ordenador', 'M', 'Mauricio Hugo Santofimio Rey', 'MEDICINA'),
  named('consulta-eps', 'F', 'Teresa - Cabarcas Olmos', 'ENFERMERIA'),
  named('auditor-eps', 'M', 'Eduardo León Farfán Torrado', 'MEDICINA'),
  named('tres-sedes', 'M', 'Víctor Manuel Ardila Cuesta', 'MEDICINA'),
  named('no-fui-yo', 'F', 'Silvia Marcela Triana Poveda', 'MEDICINA'),
  named('sin-delegado', 'F', 'Adriana Lucía Manjarrés Vega', 'MEDICINA'),
]

/** How many others owe the service, in turn in each of these professions. */
const graduateCount = 20
const owed = ['MEDICINA', 'ENFERMERIA', 'MEDICINA', 'ODONTOLOGIA', 'MEDICINA', 'BACTERIOLOGIA']

/** People with a topic of their own: those who were here before stay as they were. */
export function makeNewcomers(): { newcomers: DemoPerson[]; graduates: DemoPerson[] } {
  const random = randomFor('newcomers')
  const young = [1998, 2002] as const
  return {
    newcomers: newcomers.map((one, i) =>
      withIdentity(random, one, [plainDocument('CC', String(1_900_000_201 + i))], one.owes ? young : [1966, 1994]),
    ),
    graduates: Array.from({ length: graduateCount }, (_, i) => {
      const one = { ...anyName(random, `g${i + 1}`, null), owes: owed[i % owed.length]! }
      return withIdentity(random, one, [plainDocument('CC', String(1_900_950_001 + i * 211))], young)
    }),
  }
}
