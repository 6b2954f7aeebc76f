/** How prescribers write, and what it is called in full. Words are without accents and in small letters. */

/** What the table of forms is searched for, in order; where it goes in, and in what it is counted. */
export type SpokenForm = { key: string; searches: string[]; routes: string[]; totals: string[]; isLiquid: boolean }

const form = (key: string, searches: string[], routes: string[], totals: string[], isLiquid = false): SpokenForm => ({
  ...{ key, searches, routes, totals, isLiquid },
})

export const spokenForms: readonly SpokenForm[] = [
  form('tableta', ['tableta'], ['oral'], ['tableta']),
  form(
    'tableta de liberación prolongada',
    ['tableta liberacion prolongada', 'tabletas liberacion modificada'],
    ['oral'],
    ['tableta'],
  ),
  form('cápsula', ['capsula'], ['oral'], ['capsula']),
  form('jarabe', ['jarabe'], ['oral'], ['frasco'], true),
  form('suspensión', ['suspension'], ['oral'], ['frasco'], true),
  form('gotas', ['gotas', 'otras soluciones'], ['oral'], ['frasco'], true),
  form('solución', ['solucion oral', 'otras soluciones'], ['oral'], ['frasco'], true),
  form('inyectable', ['solucion inyectable', 'otras soluciones'], [], ['ampolla'], true),
  form('crema', ['crema'], ['topica'], ['tubo'], true),
  form('ungüento', ['unguento'], ['topica'], ['tubo'], true),
  form('gel', ['gel'], ['topica'], ['tubo'], true),
  form('inhalador', ['aerosol'], ['inhalatoria'], ['inhalador'], true),
  form('colirio', ['colirio', 'otras soluciones'], ['oftalmica'], ['frasco'], true),
  form('supositorio', ['supositorio'], ['rectal'], ['supositorio']),
  form('óvulo', ['ovulo'], ['vaginal'], ['ovulo', 'unidad']),
  form('parche', ['parche', 'sistemas trasndermicos', 'sistemas transdermicos'], ['transdermica'], ['parche']),
  form('enema', ['enema', 'otras soluciones'], ['rectal'], ['frasco'], true),
  form('polvo', ['polvo reconstituir', 'polvos reconstituir'], [], ['frasco'], true),
]

/** A word that says the form, by itself or after a number ("1 tableta"). */
export const formWords: Record<string, string> = {
  ...{ tableta: 'tableta', tabletas: 'tableta', tab: 'tableta', tabs: 'tableta', tbl: 'tableta', tb: 'tableta' },
  ...{ comprimido: 'tableta', comprimidos: 'tableta', comp: 'tableta', pastilla: 'tableta', pastillas: 'tableta' },
  ...{ capsula: 'cápsula', capsulas: 'cápsula', cap: 'cápsula', caps: 'cápsula' },
  ...{ jarabe: 'jarabe', jbe: 'jarabe', suspension: 'suspensión', susp: 'suspensión', solucion: 'solución', sol: 'solución' },
  ...{ ampolla: 'inyectable', ampollas: 'inyectable', amp: 'inyectable', inyectable: 'inyectable', iny: 'inyectable' },
  ...{ inyeccion: 'inyectable', vial: 'inyectable', viales: 'inyectable', pluma: 'inyectable', jeringa: 'inyectable' },
  ...{ crema: 'crema', unguento: 'ungüento', gel: 'gel', colirio: 'colirio' },
  ...{ inhalador: 'inhalador', aerosol: 'inhalador', puff: 'inhalador', puffs: 'inhalador' },
  ...{ inhalacion: 'inhalador', inhalaciones: 'inhalador', supositorio: 'supositorio', supositorios: 'supositorio' },
  ...{ ovulo: 'óvulo', ovulos: 'óvulo', parche: 'parche', parches: 'parche', enema: 'enema', polvo: 'polvo' },
  ...{ gota: 'gotas', gotas: 'gotas', gts: 'gotas', gtt: 'gotas' },
}

/** What a number before it counts, as the table of dose units calls it. */
export const doseWords: Record<string, string> = {
  ...{ gota: 'gota', gotas: 'gota', gts: 'gota', gtt: 'gota' },
  ...{ puff: 'inhalación', puffs: 'inhalación', inhalacion: 'inhalación', inhalaciones: 'inhalación' },
  ...{
    aplicacion: 'aplicación',
    aplicaciones: 'aplicación',
    dosis: 'dosis',
    unidad: 'unidad',
    unidades: 'unidad',
    und: 'unidad',
  },
}

/** In what the total is counted, where it is said. */
export const containerWords: Record<string, string> = {
  ...{ ampolla: 'ampolla', ampollas: 'ampolla', amp: 'ampolla', vial: 'vial', viales: 'vial', pluma: 'pluma', plumas: 'pluma' },
  ...{
    jeringa: 'jeringa',
    jeringas: 'jeringa',
    frasco: 'frasco',
    frascos: 'frasco',
    sobre: 'sobre',
    sobres: 'sobre',
    tubo: 'tubo',
  },
}

export const measureWords: Record<string, string> = {
  ...{ mg: 'mg', miligramo: 'mg', miligramos: 'mg', g: 'g', gr: 'g', gramo: 'g', gramos: 'g', mcg: 'µg', ug: 'µg' },
  ...{ microgramo: 'µg', microgramos: 'µg', ml: 'ml', cc: 'ml', mililitro: 'ml', mililitros: 'ml' },
  ...{ ui: 'UI', iu: 'UI', meq: 'mEq', mmol: 'mmol', '%': '%' },
}

export const routeWords: Record<string, string> = {
  ...{ vo: 'oral', oral: 'oral', iv: 'intravenosa', ev: 'intravenosa', intravenosa: 'intravenosa', endovenosa: 'intravenosa' },
  ...{ im: 'intramuscular', intramuscular: 'intramuscular', sc: 'subcutanea', subcutanea: 'subcutanea' },
  ...{ sl: 'sublingual', sublingual: 'sublingual', inhalatoria: 'inhalatoria', inhalada: 'inhalatoria', inhalado: 'inhalatoria' },
  ...{ nasal: 'nasal', oftalmica: 'oftalmica', otica: 'otica', topica: 'topica', topico: 'topica', rectal: 'rectal' },
  ...{ vaginal: 'vaginal', transdermica: 'transdermica', sonda: 'sonda' },
}

/** Codes of §6.4. */
export const spanWords: Record<string, string> = {
  ...{ min: '1', minuto: '1', minutos: '1', h: '2', hs: '2', hr: '2', hrs: '2', hora: '2', horas: '2' },
  ...{ d: '3', dia: '3', dias: '3', sem: '4', semana: '4', semanas: '4', mes: '5', meses: '5', ano: '6', anos: '6' },
}

export const unitWords: Record<string, string> = {
  ...{ un: '1', una: '1', uno: '1', dos: '2', tres: '3', cuatro: '4', cinco: '5', seis: '6', siete: '7', ocho: '8', nueve: '9' },
}
export const tenWords: Record<string, string> = {
  ...{ treinta: '30', cuarenta: '40', cincuenta: '50', sesenta: '60', setenta: '70', ochenta: '80', noventa: '90' },
}
export const numberWords: Record<string, string> = {
  ...unitWords,
  ...tenWords,
  ...{ diez: '10', once: '11', doce: '12', trece: '13', catorce: '14', quince: '15', dieciseis: '16', diecisiete: '17' },
  ...{ dieciocho: '18', diecinueve: '19', veinte: '20', veintiun: '21', veintiuno: '21', veintiuna: '21', veintidos: '22' },
  ...{ veintitres: '23', veinticuatro: '24', veinticinco: '25', veintiseis: '26', veintisiete: '27', veintiocho: '28' },
  ...{ veintinueve: '29' },
}

/** Words that join and say nothing. */
export const idleWords = new Set(
  'de del la las el los por durante x via con en al a y tomar tome dar aplicar aplique administrar cada vez veces'.split(' '),
)

/** After a number they begin something else; any other word after it says what it counts. */
export const nextWords = new Set(
  'para no si sin luego despues antes mientras hasta segun pero o u continuar seguir suspender evitar'.split(' '),
)

/** "50 mg" in a field of numbers: a word that is chosen apart. */
export const isUnitWord = (typed: string) => {
  const word = typed.toLowerCase().replace(/[µμ]/g, 'u').normalize('NFD').replace(/\p{M}/gu, '')
  return [measureWords, formWords, doseWords, containerWords, spanWords].some((words) => Object.hasOwn(words, word))
}
