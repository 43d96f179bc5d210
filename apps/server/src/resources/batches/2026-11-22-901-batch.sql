-- A named set of jobs; what they are done on lies in its dataset.
create table batch (
  id uuid constraint batch_pk primary key,
  project_id uuid not null constraint batch_project_fk references project on delete cascade,
  dataset_id uuid not null constraint batch_dataset_fk references dataset on delete cascade,
  name text not null constraint batch_name_not_blank check (btrim(name) <> ''),
  label text,
  description text,
  is_default boolean not null,
  created_at timestamptz not null,
  created_by uuid,
  constraint batch_name_unique unique (project_id, name)
);
create unique index batch_default on batch (project_id) where is_default;
create index batch_dataset_id on batch (dataset_id);
