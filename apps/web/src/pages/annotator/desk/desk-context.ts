import type { Frame, Image, Project } from '@gesso/client'
import { createContext, useContext } from 'react'
import type { Desk } from './desk.ts'

/** What every part of the annotator asks of an image, or of a video that is made of pictures. */
export type MediaAtDesk = Pick<Image, 'id' | 'name' | 'width' | 'height' | 'status' | 'tagIds'>

/** What stays while one goes from image to image: parts that ask for no more are not drawn anew then. */
export interface AtDesk {
  readonly desk: Desk
  readonly project: Project
}

/** What lies on the desk. */
export interface OnDesk {
  readonly image: MediaAtDesk
  /** of a video; undefined on an image */
  readonly frames?: readonly Frame[]
  /** Lays the media out anew after a failure, with its links as they are now. */
  readonly retry: () => Promise<void>
}

/** Both are provided by `DeskProvider`. */
export const DeskContext = createContext<AtDesk | null>(null)
export const MediaContext = createContext<OnDesk | null>(null)

/** The desk this part of the annotator stands at. */
export function useDesk(): AtDesk {
  const at = useContext(DeskContext)
  if (!at) throw new TypeError('useDesk is for parts of the annotator')
  return at
}

/** The image or video that lies on the desk. */
export function useMedia(): OnDesk {
  const on = useContext(MediaContext)
  if (!on) throw new TypeError('useMedia is for parts of the annotator')
  return on
}
