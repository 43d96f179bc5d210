import type { Label } from '@gesso/core'
import {
  IconBrush,
  IconCube,
  IconHandStop,
  IconLine,
  IconNumber123,
  IconPencilPlus,
  IconPointer,
  IconPolygon,
  IconRun,
  IconSquare,
  type TablerIcon,
} from '@tabler/icons-react'

const icons: Readonly<Record<string, TablerIcon>> = {
  select: IconPointer,
  pan: IconHandStop,
  box: IconSquare,
  polygon: IconPolygon,
  polyline: IconLine,
  cuboid: IconCube,
  brush: IconBrush,
  mask: IconBrush,
  keypoints: IconRun,
  landmark: IconNumber123,
}

/** The picture of a tool; one that is not known here gets a pencil. */
export function toolIcon(name: string): TablerIcon {
  return icons[name] ?? IconPencilPlus
}

/** The picture of what a label was made with; of what came from elsewhere, of its shape. */
export function labelIcon({ tool, shape }: Pick<Label, 'tool' | 'shape'>): TablerIcon {
  return icons[tool ?? shape] ?? toolIcon(shape)
}
