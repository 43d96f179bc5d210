import { v5 } from 'uuid'

/** The id of something at a frame, made of the id that it has throughout the video: the same in every export. */
export function idAtFrame(id: string, frame: number): string {
  return v5(String(frame), id)
}
