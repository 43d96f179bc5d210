import type { LabelClass } from '@gesso/client'
import { ColorSwatch, Group, List, Text } from '@mantine/core'

interface ClassTreeProps {
  /** all of a project, in their order */
  readonly labelClasses: readonly LabelClass[]
}

/** The label classes that others belong to, with those below them. */
export function ClassTree({ labelClasses }: ClassTreeProps) {
  const parents = new Set(labelClasses.map(({ parentId }) => parentId))
  const tops = labelClasses.filter(({ id, parentId }) => parentId === null && parents.has(id))
  return <Branch labelClasses={labelClasses} of={tops} label="Label classes as a tree" />
}

interface BranchProps extends ClassTreeProps {
  readonly of: readonly LabelClass[]
  readonly label?: string
}

function Branch({ labelClasses, of, label }: BranchProps) {
  return (
    <List listStyleType="none" pl={label === undefined ? 24 : 0} spacing={4} size="sm" aria-label={label}>
      {of.map(labelClass => {
        const below = labelClasses.filter(({ parentId }) => parentId === labelClass.id)
        return (
          <List.Item key={labelClass.id}>
            <Group gap={8} wrap="nowrap" mb={4}>
              <ColorSwatch color={labelClass.color.slice(0, 7)} size={12} withShadow={false} aria-hidden />
              <Text size="sm" truncate>
                {labelClass.name}
              </Text>
            </Group>
            {below.length > 0 && <Branch labelClasses={labelClasses} of={below} />}
          </List.Item>
        )
      })}
    </List>
  )
}
