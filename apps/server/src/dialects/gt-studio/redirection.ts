/** The answer that something is to be had elsewhere. */
export class Redirection {
  constructor(readonly url: string) {}
}
