import type { CommandList } from '../editor.ts'
import { cell } from '../reactive/cells.ts'
import type { Command } from './command.ts'

/** The list and the way a key finds its command. */
export interface OwnedCommandList {
  readonly list: CommandList
  /** Runs what a combination stands for. @returns false when nothing that is enabled listens to it */
  runKey(combination: string): boolean
}

/** A list that begins with `own`; later commands win a key that two want. */
export function createCommandList(own: readonly Command[]): OwnedCommandList {
  const all = cell<readonly Command[]>(own)
  const byName = (name: string) => all.get().find(command => command.name === name)
  return {
    list: {
      all: () => all.get(),
      byName,
      run(name) {
        const command = byName(name)
        if (command?.enabled()) command.run()
      },
      add(commands) {
        all.set([...all.get(), ...commands])
        return () => all.set(all.get().filter(command => !commands.includes(command)))
      },
    },
    runKey(combination) {
      const command = all.get().findLast(each => each.key.includes(combination) && each.enabled())
      command?.run()
      return command !== undefined
    },
  }
}
