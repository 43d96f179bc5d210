/** What a label was made with, in this API's words. */
export const toolsUsed = [
  'bbox',
  'polygon',
  'contour',
  'magic_wand',
  'brush',
  'grabcut',
  'dextr',
  'object_detection',
  'instance_segmentation',
  'semantic_segmentation',
  'import',
  'copy',
  'atom',
  'error_finder',
  'finish_him',
  'api',
  'duplicated',
  'box2mask',
  'keypoints',
  'text_to_mask',
  'keypoint_detection',
  'inference_monitor',
  'merge',
] as const

/** One of them. */
export type ToolUsed = (typeof toolsUsed)[number]

/** Our word for a tool. @param standing what the label was made with; it stays where the wire has no word for it */
export function toolFromWire(used: ToolUsed | null, standing: string | null): string | null {
  if (used === null) return wireTool(standing) === null ? standing : null
  return used === 'bbox' ? 'box' : used
}

/** The wire's word for a tool; null where it has none. */
export function wireTool(tool: string | null): ToolUsed | null {
  const used = tool === 'box' ? 'bbox' : tool
  return toolsUsed.find(known => known === used) ?? null
}
