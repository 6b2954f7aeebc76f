/** Pages and interface count together. A dispensary is one address, so that it is wide. */
export const rate = { name: 'verificar', limit: 60, seconds: 60 }
