/** Departamentos and municipios that are not on any map: DIVIPOLA gives nobody these codes. */
export const departamentos = [
  { code: '02', name: 'Litoral' },
  { code: '03', name: 'Serranía' },
  { code: '04', name: 'Llano Alto' },
  { code: '06', name: 'Ribera' },
  { code: '07', name: 'Altiplano' },
]

export const municipios = [
  { code: '02001', name: 'Puerto Candil' },
  { code: '02003', name: 'Bahía Serena' },
  { code: '02007', name: 'Punta Gaviota' },
  { code: '02010', name: 'El Manglar' },
  { code: '02015', name: 'Salinas del Mar' },
  { code: '02020', name: 'Isla Larga' },
  { code: '03001', name: 'Alto Cedral' },
  { code: '03004', name: 'Peñas Blancas' },
  { code: '03009', name: 'El Frailejón' },
  { code: '03012', name: 'Cuchilla del Viento' },
  { code: '03018', name: 'Aguafría' },
  { code: '03021', name: 'Roble Seco' },
  { code: '04001', name: 'Morichal Viejo' },
  { code: '04005', name: 'El Alcaraván' },
  { code: '04011', name: 'Garcero' },
  { code: '04013', name: 'Tres Matas' },
  { code: '04017', name: 'Caño Limpio' },
  { code: '04022', name: 'La Vaquería' },
  { code: '06001', name: 'Puerto Barquero' },
  { code: '06002', name: 'Dos Orillas' },
  { code: '06008', name: 'La Subienda' },
  { code: '06014', name: 'Playa Honda' },
  { code: '06016', name: 'Remanso' },
  { code: '06019', name: 'Vuelta Mansa' },
  { code: '07001', name: 'Villa Eugenia' },
  { code: '07003', name: 'Laguna Clara' },
  { code: '07006', name: 'Los Trigales' },
  { code: '07010', name: 'Piedra Sola' },
  { code: '07015', name: 'Campo Nublado' },
  { code: '07018', name: 'Tierra Negra' },
]

export const municipioName = (municipioCode: string) => municipios.find(({ code }) => code === municipioCode)!.name
