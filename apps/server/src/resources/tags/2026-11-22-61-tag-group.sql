-- Tag classes lie in groups, of which every project has at least one: the one that tag classes go to which name no other.
create table tag_group (
  id uuid constraint tag_group_pk primary key,
  project_id uuid not null constraint tag_group_project_fk references project on delete cascade,
  name text not null constraint tag_group_name_not_blank check (btrim(name) <> ''),
  type text not null constraint tag_group_type_known check (type in ('SELECTION', 'MULTIPLE-SELECTION')),
  is_required boolean not null,
  is_default boolean not null default false,
  norder double precision not null,
  created_at timestamptz not null,
  constraint tag_group_name_unique unique (project_id, name)
);
create index tag_group_order on tag_group (project_id, norder, id);
create unique index tag_group_one_default on tag_group (project_id) where is_default;

create function tag_group_make_default() returns trigger language plpgsql as $$
begin
  insert into tag_group (id, project_id, name, type, is_required, is_default, norder, created_at)
  select gen_random_uuid(), id, 'Default', 'MULTIPLE-SELECTION', false, true, 0, created_at from new_project;
  return null;
end $$;

create trigger tag_group_default_on_insert after insert on project
  referencing new table as new_project for each statement execute function tag_group_make_default();

insert into tag_group (id, project_id, name, type, is_required, is_default, norder, created_at)
select gen_random_uuid(), id, 'Default', 'MULTIPLE-SELECTION', false, true, 0, created_at from project;

alter table tag_class add column tag_group_id uuid;
update tag_class set tag_group_id = tag_group.id
from tag_group where tag_group.project_id = tag_class.project_id and tag_group.is_default;
alter table tag_class alter column tag_group_id set not null;
alter table tag_class add constraint tag_class_tag_group_fk
  foreign key (tag_group_id) references tag_group on delete cascade;
create index tag_class_tag_group_id on tag_class (tag_group_id);
