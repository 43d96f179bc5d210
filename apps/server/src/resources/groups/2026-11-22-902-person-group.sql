-- People who do the same kind of work; a step of a workflow may be for one group.
create table person_group (
  id uuid constraint person_group_pk primary key,
  workspace_id uuid not null constraint person_group_workspace_fk references workspace on delete cascade,
  name text not null constraint person_group_name_not_blank check (btrim(name) <> ''),
  created_at timestamptz not null,
  constraint person_group_name_unique unique (workspace_id, name)
);

create table person_group_member (
  group_id uuid not null constraint person_group_member_group_fk references person_group on delete cascade,
  person_id uuid not null constraint person_group_member_person_fk references person on delete cascade,
  constraint person_group_member_pk primary key (group_id, person_id)
);
create index person_group_member_person_id on person_group_member (person_id);
