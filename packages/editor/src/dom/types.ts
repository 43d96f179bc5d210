/** An editor shown in an element. */
export interface MountedEditor {
  /** Paints what is due now instead of at the next frame, e.g. before a screenshot. */
  paintNow(): void
  unmount(): void
}
