/** Some rows of ReTHUS for pages that the demo country does not show: everything at once, the dead, the lapsed, a change of document. */
const columns = [
  ...['registro', 'tipo_documento', 'numero_documento', 'primer_nombre', 'segundo_nombre', 'primer_apellido', 'segundo_apellido'],
  ...['fecha_nacimiento', 'estado_identificacion', 'documento_anterior_tipo', 'documento_anterior_numero', 'documento_desde'],
  ...['tipo_programa', 'origen', 'profesion', 'fecha_inicio_ejercer', 'acto_administrativo', 'entidad_reportadora'],
  ...['tipo_prestacion', 'tipo_lugar', 'lugar', 'fecha_inicio', 'fecha_fin', 'modalidad', 'programa', 'sancion', 'autoridad'],
]

const row = (registro: string, numero_documento: string, cells: Record<string, string>) => {
  const all: Record<string, string> = { registro, tipo_documento: 'CC', numero_documento, ...cells }
  return columns.map((column) => `"${all[column] ?? ''}"`).join(',')
}

const person = (number: string, first: string, state: string, more: Record<string, string> = {}) =>
  row('PERSONA', number, {
    ...{ primer_nombre: first, primer_apellido: 'Arboleda', segundo_apellido: 'de la Cruz', fecha_nacimiento: '1984-02-29' },
    ...{ estado_identificacion: state, ...more },
  })
const title = (number: string, profession: string, program: string, origin: string, since: string) =>
  row('TITULO', number, {
    ...{ tipo_programa: program, origen: origin, profesion: profession, fecha_inicio_ejercer: since },
    ...{ acto_administrativo: `Resolución ${since.slice(0, 4)}-118`, entidad_reportadora: 'Colegio Médico del Litoral' },
  })
const sanction = (number: string, act: string, from: string, last: string) =>
  row('SANCION', number, {
    ...{ sancion: 'Suspensión en el ejercicio por violación del secreto profesional', acto_administrativo: act },
    ...{ autoridad: 'Tribunal Seccional de Ética Médica del Litoral', fecha_inicio: from, fecha_fin: last },
  })
const service = (number: string, modality: string, from: string, last: string) =>
  row('SERVICIO_SOCIAL', number, {
    ...{ tipo_prestacion: 'PRESTO', tipo_lugar: '1', lugar: 'E.S.E. Hospital Nuestra Señora del Faro', modalidad: modality },
    ...{ fecha_inicio: from, fecha_fin: last, entidad_reportadora: 'Secretaría de Salud del Litoral' },
  })

export const registerRows = [
  columns.join(','),
  person('1900500101', 'Maximiliana', 'VIGENTE', { segundo_nombre: 'Wenceslada' }),
  title('1900500101', 'MEDICINA', 'UNV', 'LOCAL', '2009-02-02'),
  title('1900500101', 'ESPECIALIZACIÓN EN MEDICINA INTERNA', 'ESP', 'EXTRANJERO', '2014-08-01'),
  title('1900500101', 'MAESTRÍA EN EPIDEMIOLOGÍA CLÍNICA', 'MAE', 'EXTRANJERO', '2019-03-11'),
  service('1900500101', '0', '2009-02-16', '2010-02-15'),
  sanction('1900500101', 'Fallo 31 de 2015', '2015-05-04', '2015-08-03'),
  sanction('1900500101', 'Fallo 90 de 2026', '2026-01-05', '2099-12-31'),
  sanction('1900500101', 'Fallo 91 de 2026', '2100-01-01', ''),
  person('1900500102', 'Eustaquio', 'FALLECIDO'),
  title('1900500102', 'ODONTOLOGÍA', 'UNV', 'LOCAL', '2001-06-15'),
  person('1900500103', 'Remedios', 'NO VIGENTE'),
  title('1900500103', 'ENFERMERÍA', 'UNV', 'LOCAL', '2006-06-15'),
  person('1900500105', 'Úrsula', 'VIGENTE', {
    ...{ documento_anterior_tipo: 'TI', documento_anterior_numero: '1900500104', documento_desde: '2020-02-29' },
  }),
]
