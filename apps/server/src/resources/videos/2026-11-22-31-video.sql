-- Of a video that is not read yet nobody knows the size; of an image it is known before there is a row.
alter table media
  alter column width drop not null,
  alter column height drop not null,
  alter column format drop not null,
  alter column mode drop not null,
  alter column bytes drop not null,
  add constraint media_image_known check (
    kind <> 'image' or (width is not null and height is not null and format is not null and mode is not null
      and bytes is not null)
  );

-- What only videos have. The shown file is media.display_key where there is one, else media.file_key.
create table video (
  media_id uuid constraint video_pk primary key constraint video_media_fk references media on delete cascade,
  -- the run that reads it; what a run leaves unsaid when it fails, its own state says
  run_id uuid constraint video_run_fk references run on delete set null,
  health text not null constraint video_health_known
    check (health in ('PROCESSING', 'OK', 'UNHEALTHY', 'ERROR')),
  -- why it is UNHEALTHY or ERROR, in words for people
  problem text,
  codec text,
  frame_rate double precision,
  duration_ms integer,
  duration_frames integer,
  -- clockwise degrees by which the file asks to be turned; width and height are those after it
  rotation smallint
);
create index video_run_id on video (run_id);

-- When each frame of the shown file begins, one row a video.
create table video_frame_times (
  media_id uuid constraint video_frame_times_pk primary key
    constraint video_frame_times_video_fk references video on delete cascade,
  first_us bigint not null,
  -- from each frame to the next, and from the last to its end: as many as there are frames
  lengths_us integer[] not null
);
