import type { Project } from '@gesso/client'
import { useQuery } from '@tanstack/react-query'
import { attributesQuery } from '../../data/attributes.ts'
import fields from '../annotator/side/attributes/attributes.module.css'
import { OwnAttributes } from '../annotator/side/attributes/own-attributes.tsx'
import classes from './video-room.module.css'

interface VideoAttributesProps {
  readonly project: Project
  readonly videoId: string
  /** the chosen one; undefined while none is, or while it is not saved yet */
  readonly segmentId: string | undefined
}

/** The attributes of the video, or of the segment that is chosen. */
export function VideoAttributes({ project, videoId, segmentId }: VideoAttributesProps) {
  const { data: attributes = [] } = useQuery(attributesQuery(project.id))
  const subject = segmentId === undefined ? 'VIDEO' : 'SEGMENT'
  const own = attributes.filter(attribute => attribute.subject === subject)
  if (own.length === 0) return null
  return (
    <section className={classes.part}>
      <h2 className={classes.partTitle}>
        {segmentId === undefined ? 'Attributes of the video' : 'Attributes of this segment'}
      </h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keeps the keys of the fields from the video's */}
      <div className={fields.fields} onKeyDown={event => event.stopPropagation()}>
        <OwnAttributes
          project={project}
          attributes={own}
          holder={segmentId === undefined ? 'video' : 'segment'}
          id={segmentId ?? videoId}
        />
      </div>
    </section>
  )
}
