import type { FrameTimes } from '@gesso/client'

/** Where the frames of a video begin, in microseconds, and after them where the last one ends. */
export type FrameEdges = Float64Array

/** The edges of frames of which the lengths are known. */
export function edgesOf({ firstUs, lengthsUs }: FrameTimes): FrameEdges {
  const edges = new Float64Array(lengthsUs.length + 1)
  edges[0] = firstUs
  for (const [index, length] of lengthsUs.entries()) edges[index + 1] = (edges[index] ?? 0) + length
  return edges
}

/** How many frames there are. */
export function frameCount(edges: FrameEdges): number {
  return Math.max(0, edges.length - 1)
}

/** The frame that is shown at a time, in microseconds; before the first it is the first, after the end the last. */
export function frameAt(edges: FrameEdges, timeUs: number): number {
  let low = 0
  let high = Math.max(0, frameCount(edges) - 1)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((edges[middle] ?? 0) <= timeUs) low = middle
    else high = middle - 1
  }
  return low
}

/** Where to seek for a frame, in seconds: its middle, for the edges of frames are rounded on the way. */
export function secondsOfFrame(edges: FrameEdges, frame: number): number {
  return ((edges[frame] ?? 0) + (edges[frame + 1] ?? edges[frame] ?? 0)) / 2e6
}

/** Where a frame begins, in whole milliseconds; one frame after the last is where the video ends. */
export function msOfFrame(edges: FrameEdges, frame: number): number {
  return Math.round((edges[Math.min(frame, frameCount(edges))] ?? 0) / 1000)
}
