/** Why the server cannot start, in words that also say what to do about it; printed as they are, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
