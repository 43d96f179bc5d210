-- What can go on in a stretch of a video.
create table activity_type (
  id uuid constraint activity_type_pk primary key,
  project_id uuid not null constraint activity_type_project_fk references project on delete cascade,
  name text not null constraint activity_type_name_not_blank check (btrim(name) <> ''),
  color text not null,
  prefix text,
  created_at timestamptz not null,
  constraint activity_type_name_unique unique (project_id, name)
);
create index activity_type_project_id on activity_type (project_id, id);
