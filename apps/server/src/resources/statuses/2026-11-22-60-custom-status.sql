-- Statuses that a project has beside the usual ones. media.status holds the word of a usual status or the id of one of these.
create table custom_status (
  id uuid constraint custom_status_pk primary key,
  project_id uuid not null constraint custom_status_project_fk references project on delete cascade,
  name text not null constraint custom_status_name_not_blank check (btrim(name) <> ''),
  color text not null,
  norder double precision not null,
  -- set while its media move to another status: no media may enter any more
  retired_at timestamptz,
  created_at timestamptz not null,
  constraint custom_status_name_unique unique (project_id, name)
);
create index custom_status_order on custom_status (project_id, norder, id);
