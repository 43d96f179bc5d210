-- A stretch of a video in which something goes on; those of one video do not overlap, which its row's lock guards.
create table segment (
  id uuid constraint segment_pk primary key,
  media_id uuid not null constraint segment_video_fk references video on delete cascade,
  start_ms integer not null constraint segment_start_not_negative check (start_ms >= 0),
  end_ms integer not null,
  prediction_id uuid,
  created_at timestamptz not null,
  created_by uuid,
  constraint segment_not_empty check (end_ms > start_ms)
);
create index segment_media_id on segment (media_id, start_ms);

create table segment_activity (
  segment_id uuid not null constraint segment_activity_segment_fk references segment on delete cascade,
  activity_type_id uuid not null constraint segment_activity_type_fk references activity_type on delete cascade,
  place smallint not null,
  constraint segment_activity_pk primary key (segment_id, activity_type_id)
);
create index segment_activity_type_id on segment_activity (activity_type_id, segment_id);
