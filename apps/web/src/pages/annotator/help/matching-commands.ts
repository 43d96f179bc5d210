import type { Command } from '@gesso/editor'

/** The commands whose title has every word of what was typed, in any order; those that cannot run now come last. */
export function matchingCommands(commands: readonly Command[], typed: string): readonly Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const matching = commands.filter(({ title, group }) => {
    const said = `${group} ${title}`.toLowerCase()
    return words.every(word => said.includes(word))
  })
  return [...matching.filter(command => command.enabled()), ...matching.filter(command => !command.enabled())]
}
