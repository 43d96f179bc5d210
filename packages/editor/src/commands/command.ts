/** One thing a person can do: its button, menu entry, shortcut and line in the help sheet all read this. */
export interface Command {
  /** e.g. `delete`; unique */
  readonly name: string
  /** what a button or menu says; may change with the state, so read it when showing */
  readonly title: string
  /** the part of the help sheet it stands in */
  readonly group: CommandGroup
  /**
   * Key combinations that run it, the first is the one to show: `mod+shift+z`, `Delete`, `[`.
   * Modifiers in the order mod, alt, shift; letters in lower case.
   */
  readonly key: readonly string[]
  run(): void
  /** Whether it can do anything now; reads cells, so a derived value follows it. */
  enabled(): boolean
}

/** The parts of the help sheet. */
export type CommandGroup =
  | 'Edit'
  | 'Order'
  | 'View'
  | 'Classes'
  | 'Tools'
  | 'Frames'
  | 'Image'
  | 'Comments'
  | 'Job'
