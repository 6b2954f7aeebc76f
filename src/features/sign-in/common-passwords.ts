/** What people of this country and this sector choose, and the common list does not know. */
const ours = `
  contrasena contraseña clave miclave acceso ingreso usuario administrador temporal bienvenido bienvenida cambiame
  ministerio minsalud ministeriodesalud mipres mipresabierto rethus sispro reps hercules miseguridadsocial saludpublica
  hospital clinica consultorio medico medica medicina enfermeria enfermera odontologia odontologo optometria nutricion
  doctor doctora farmacia urgencias paciente pacientes prescripcion formula eps ips salud saludtotal sanitas sura
  colombia bogota medellin cali barranquilla cartagena bucaramanga pereira manizales cucuta ibague santamarta villavicencio
  antioquia cundinamarca valledelcauca santander boyaca narino atlantico
  millonarios atleticonacional nacional juniordebarranquilla americadecali deportivocali santafe
  amor amormio teamo teamomucho tequiero tequieromucho micorazon mifamilia familia mihijo mihija dios diosmio diosesamor
  jesus jesucristo jesusteamo virgendelcarmen
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
  lunes martes miercoles jueves viernes sabado domingo primavera verano navidad
  qwertyuiop qwertyuiopasdfghjkl asdfghjkl asdfghjklñ zxcvbnm abcdefghijklmnopqrstuvwxyz
  unodostrescuatro unodostres`

let list: Promise<Set<string>> | undefined

/** 49,233 of the zxcvbn project, in small letters, and ours. Read when first needed: it takes a moment. */
export function getCommonPasswords(): Promise<ReadonlySet<string>> {
  list ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => {
    const common = dictionary['passwords-common']
    if (common.length < 10_000) throw new Error(`the list of common passwords has ${common.length} entries`)
    return new Set([...common, ...ours.trim().split(/\s+/)])
  })
  return list
}
