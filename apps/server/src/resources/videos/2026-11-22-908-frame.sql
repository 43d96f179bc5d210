-- A video is a file, or pictures in an order: then each is a row here and the video has no file of its own.
create table frame (
  media_id uuid not null constraint frame_video_fk references video on delete cascade,
  -- from 0
  place integer not null,
  -- as its owner calls it
  frame_id text not null,
  source_url text not null,
  -- why it cannot be shown, in words for people; null: it can
  problem text,
  -- null while nobody knows
  width integer,
  height integer,
  format text,
  bytes bigint,
  checksum bytea,
  -- null: it stays with its owner at source_url
  file_key text,
  display_key text,
  thumbnail_key text,
  constraint frame_pk primary key (media_id, place),
  constraint frame_id_unique unique (media_id, frame_id)
);
