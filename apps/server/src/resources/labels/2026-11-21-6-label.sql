create table label (
  id uuid constraint label_pk primary key,
  project_id uuid not null constraint label_project_fk references project on delete cascade,
  media_id uuid not null constraint label_media_fk references media on delete cascade,
  class_id uuid not null constraint label_class_fk references label_class,
  shape text not null,
  -- json, not jsonb: never searched, a third of the size for runs of pixels, and passed on as it is
  geometry json not null,
  z_index integer not null,
  tool text,
  external_id text,
  -- what a foreign API sent beside the geometry and wants back as sent; dropped when the geometry changes
  foreign_form jsonb,
  -- the media's revision at which it last changed
  version integer not null,
  created_at timestamptz not null,
  created_by uuid,
  updated_at timestamptz not null,
  updated_by uuid
);
create index label_media_id on label (media_id, id);
create index label_project_id on label (project_id, id);
create index label_class_id on label (class_id);

-- The append-only history of the labels of a media.
create table change (
  id uuid constraint change_pk primary key,
  media_id uuid not null constraint change_media_fk references media on delete cascade,
  revision integer not null,
  author_id uuid,
  author_name text not null,
  origin text not null,
  added json not null,
  updated json not null,
  removed json not null,
  conflicts json not null,
  created_at timestamptz not null,
  constraint change_revision_unique unique (media_id, revision)
);
