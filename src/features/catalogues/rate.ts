/** Pages and interface count together. A hospital is one address, and a search asks as its user types. */
export const rate = { name: 'catalogues', limit: 1200, seconds: 60 }
