/** Builds what is stale. */
export function build(): Promise<void>
