-- A word pinned on a media.
create table comment (
  id uuid constraint comment_pk primary key,
  media_id uuid not null constraint comment_media_fk references media on delete cascade,
  -- the one it answers
  thread_id uuid constraint comment_thread_fk references comment on delete cascade,
  author_id uuid,
  author_name text not null,
  body text not null constraint comment_body_not_blank check (btrim(body) <> ''),
  -- image space; null: about the whole
  x double precision,
  y double precision,
  -- index of the frame; null on images
  frame integer,
  created_at timestamptz not null,
  resolved_at timestamptz,
  resolved_by uuid
);
create index comment_media_id on comment (media_id, id);
