/** Why the program cannot start here, said to the person at the terminal: printed without a stack. */
export class StartRefusal extends Error {}
