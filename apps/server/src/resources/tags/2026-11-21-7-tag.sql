create table tag_class (
  id uuid constraint tag_class_pk primary key,
  project_id uuid not null constraint tag_class_project_fk references project on delete cascade,
  name text not null constraint tag_class_name_not_blank check (btrim(name) <> ''),
  norder double precision not null,
  created_at timestamptz not null,
  constraint tag_class_name_unique unique (project_id, name)
);
create index tag_class_order on tag_class (project_id, norder, id);

create table media_tag (
  id uuid constraint media_tag_pk primary key,
  media_id uuid not null constraint media_tag_media_fk references media on delete cascade,
  tag_class_id uuid not null constraint media_tag_tag_class_fk references tag_class on delete cascade,
  created_at timestamptz not null,
  created_by uuid,
  constraint media_tag_unique unique (media_id, tag_class_id)
);
create index media_tag_tag_class_id on media_tag (tag_class_id, media_id);
