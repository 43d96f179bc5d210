create table dataset (
  id uuid constraint dataset_pk primary key,
  project_id uuid not null constraint dataset_project_fk references project on delete cascade,
  name text not null constraint dataset_name_not_blank check (btrim(name) <> ''),
  norder double precision not null,
  created_at timestamptz not null,
  constraint dataset_name_unique unique (project_id, name)
);
