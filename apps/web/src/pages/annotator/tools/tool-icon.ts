import {
  IconBrush,
  IconHandStop,
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
  brush: IconBrush,
  keypoints: IconRun,
}

/** The picture of a tool; one that is not known here gets a pencil. */
export function toolIcon(name: string): TablerIcon {
  return icons[name] ?? IconPencilPlus
}
