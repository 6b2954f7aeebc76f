/** Of every account of the demonstration. It is written on /demo: nobody of whom it tells exists. */
export const demoPassword = 'demostracion-abierta-2026'
