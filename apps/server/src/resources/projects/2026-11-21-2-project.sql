create table project (
  id uuid constraint project_pk primary key,
  workspace_id uuid not null constraint project_workspace_fk references workspace on delete cascade,
  name text not null constraint project_name_not_blank check (btrim(name) <> ''),
  description text not null default '',
  content_type text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index project_workspace_id on project (workspace_id, id);
