import type { ActivityType, Project } from '@gesso/client'
import { isUuid } from '@gesso/core'
import { Kbd, UnstyledButton } from '@mantine/core'
import { LinkAnchor } from '../../panels/links.tsx'
import { Rejection } from '../annotator/job/rejection.tsx'
import { clockOf } from '../videos/clock-of.ts'
import { namesOf } from './segment-bar.tsx'
import type { SegmentContent } from './segment-steps.ts'
import type { Work } from './use-work.ts'
import { VideoAttributes } from './video-attributes.tsx'
import { typeKeys } from './video-commands.ts'
import classes from './video-room.module.css'

interface SidePanelProps {
  readonly project: Project
  readonly videoId: string
  readonly work: Work
  readonly activityTypes: readonly ActivityType[]
  readonly types: ReadonlyMap<string, ActivityType>
  readonly mayEdit: boolean
}

/** The activities of the segment that is worked on, or of the next one; and all segments. */
export function SidePanel({ project, videoId, work, activityTypes, types, mayEdit }: SidePanelProps) {
  const { chosen, nextTypeIds, edits } = work
  const on = chosen?.activityTypeIds ?? nextTypeIds
  return (
    <aside className={classes.side} aria-label="Segments and activities">
      <Rejection />
      <section className={`${classes.part} ${classes.types}`}>
        <h2 className={classes.partTitle}>
          {chosen ? 'Activities of this segment' : 'Activities of the next segment'}
        </h2>
        {activityTypes.length === 0 && (
          <div className={classes.hint}>
            There are none yet.{' '}
            <LinkAnchor size="sm" to="/projects/$projectId/classes" params={{ projectId: project.id }}>
              Make the first
            </LinkAnchor>
          </div>
        )}
        <ul className={classes.list}>
          {activityTypes.map((type, place) => (
            <li key={type.id}>
              <UnstyledButton
                className={classes.row ?? ''}
                aria-pressed={on.includes(type.id)}
                disabled={!mayEdit}
                onClick={() => work.toggleType(place)}
              >
                <span className={classes.swatch} style={{ background: type.color.slice(0, 7) }} aria-hidden />
                <span className={classes.rowName}>
                  {type.prefix ? `${type.prefix} ${type.name}` : type.name}
                </span>
                {typeKeys[place] && <Kbd size="xs">{typeKeys[place]}</Kbd>}
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </section>
      {isKnown(chosen) && <VideoAttributes project={project} videoId={videoId} segmentId={chosen?.id} />}
      <section className={classes.part}>
        <h2 className={classes.partTitle}>Segments</h2>
        {edits.segments.length === 0 && mayEdit && (
          <div className={classes.hint}>
            Drag on the timeline, or press <Kbd size="xs">I</Kbd> where something starts and{' '}
            <Kbd size="xs">O</Kbd> where it ends.
          </div>
        )}
        <ul className={classes.list}>
          {edits.segments.map(segment => (
            <li key={segment.id}>
              <SegmentRow segment={segment} work={work} types={types} />
            </li>
          ))}
        </ul>
      </section>
    </aside>
  )
}

/** A segment that the server has not named yet can have no values. */
function isKnown(segment: SegmentContent | undefined): boolean {
  return segment === undefined || isUuid(segment.id)
}

interface SegmentRowProps {
  readonly segment: SegmentContent
  readonly work: Work
  readonly types: ReadonlyMap<string, ActivityType>
}

function SegmentRow({ segment, work, types }: SegmentRowProps) {
  const open = () => {
    work.choose(segment.id)
    work.seek(segment.startMs + 0.5)
  }
  return (
    <UnstyledButton
      className={classes.row ?? ''}
      aria-current={segment.id === work.chosen?.id}
      onClick={open}
    >
      <span className={classes.swatches} aria-hidden>
        {segment.activityTypeIds.map(id => (
          <span
            key={id}
            className={classes.swatch}
            style={{ background: types.get(id)?.color.slice(0, 7) }}
          />
        ))}
      </span>
      <span className={classes.rowName}>{namesOf(segment, types)}</span>
      <span>
        {clockOf(segment.startMs, true)}–{clockOf(segment.endMs, true)}
      </span>
    </UnstyledButton>
  )
}
