import type { ExportProject } from '../format.ts'

/** The tag groups of a project with the names of their tags. */
export function tagGroupsOf({ tagGroups, tagClasses }: ExportProject) {
  return tagGroups.map(({ id, name, type }) => ({
    group_id: id,
    group_name: name,
    group_type: type,
    tags: tagClasses.filter(({ groupId }) => groupId === id).map(tag => tag.name),
  }))
}

/** Says by name of group which of an image's tags are of it; every group is there, also with none. */
export function tagsByGroup({
  tagGroups,
  tagClasses,
}: ExportProject): (tags: readonly string[]) => Record<string, string[]> {
  const groupOf = new Map(tagClasses.map(({ name, groupId }) => [name, groupId]))
  return tags =>
    Object.fromEntries(tagGroups.map(({ id, name }) => [name, tags.filter(tag => groupOf.get(tag) === id)]))
}
