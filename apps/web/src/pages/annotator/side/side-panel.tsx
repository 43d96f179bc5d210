import classes from '../annotator.module.css'
import { CommentList } from '../comments/comment-list.tsx'
import { useMedia } from '../desk/desk-context.ts'
import { DifferenceList } from '../job/difference/difference-list.tsx'
import { Rejection } from '../job/rejection.tsx'
import { Alerts } from './alerts.tsx'
import { AttributeList } from './attributes/attribute-list.tsx'
import { ClassList } from './class-list.tsx'
import { ObjectList } from './object-list.tsx'
import { TagList } from './tag-list.tsx'

/** Classes, objects and tags of the image, and what needs a decision. */
export function SidePanel() {
  const { frames } = useMedia()
  return (
    <aside className={classes.side} aria-label="Labels">
      <Alerts />
      <Rejection />
      <DifferenceList />
      <ClassList />
      <ObjectList />
      <AttributeList />
      {frames === undefined && <TagList />}
      <CommentList />
    </aside>
  )
}
