create table label_class (
  id uuid constraint label_class_pk primary key,
  project_id uuid not null constraint label_class_project_fk references project on delete cascade,
  name text not null constraint label_class_name_not_blank check (btrim(name) <> ''),
  color text not null,
  kind text not null,
  norder double precision not null,
  parent_id uuid constraint label_class_parent_fk references label_class on delete set null,
  description text,
  icon_url text,
  external_id text,
  created_at timestamptz not null,
  constraint label_class_name_unique unique (project_id, name)
);
create index label_class_order on label_class (project_id, norder, id);
create index label_class_parent_id on label_class (parent_id);
