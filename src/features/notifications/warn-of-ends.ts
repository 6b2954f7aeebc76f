export async function warnOfEnds() {}
