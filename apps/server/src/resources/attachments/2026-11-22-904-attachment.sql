-- A picture that a job asks for, until its media is made: then it is the media's file, or one of its frames.
create table attachment (
  job_id uuid not null constraint attachment_job_fk references job on delete cascade,
  -- from 0, in the order of the frames
  place integer not null,
  -- as its owner calls it; null where there is but one
  frame_id text,
  -- http(s), s3://bucket/key, gs://bucket/key
  url text not null,
  state text not null constraint attachment_state_known check (state in ('waiting', 'ready', 'failed')),
  attempts smallint not null default 0,
  next_at timestamptz not null,
  problem text,
  width integer,
  height integer,
  format text,
  mode text,
  bytes bigint,
  checksum bytea,
  file_key text,
  display_key text,
  thumbnail_key text,
  constraint attachment_pk primary key (job_id, place)
);
create index attachment_due on attachment (next_at) where state = 'waiting';
