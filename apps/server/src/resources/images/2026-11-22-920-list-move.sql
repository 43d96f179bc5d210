-- Grows whenever something changes by which media or labels of a project are found, by topic: 'media' (names and times),
-- 'tag' (tags, and which are required), 'attribute' (values of media, and which are required). What was noted of a list
-- holds as long as the topics stand still that decide it. In slots by media, so that edits of different media seldom
-- wait for each other.
create table list_move (
  project_id uuid not null constraint list_move_project_fk references project on delete cascade,
  topic text not null,
  slot smallint not null,
  moves bigint not null,
  constraint list_move_pk primary key (project_id, topic, slot)
);

-- A project that is being deleted has no row any more, and needs none here.
create function list_move_of_media() returns trigger language plpgsql as $$
begin
  insert into list_move (project_id, topic, slot, moves)
  select id, 'media', abs(hashtext(new.id::text) % 16), 1 from project where id = new.project_id
  on conflict (project_id, topic, slot) do update set moves = list_move.moves + 1;
  return null;
end $$;

-- Changes of labels, statuses and datasets are counted elsewhere.
create trigger list_move_on_update after update on media for each row when (
  old.name <> new.name
  or (old.updated_at <> new.updated_at
    and (old.revision, old.status, old.dataset_id) = (new.revision, new.status, new.dataset_id))
) execute function list_move_of_media();

-- Rows that name a media; the argument is the topic.
create function list_move_of_parts() returns trigger language plpgsql as $$
begin
  insert into list_move (project_id, topic, slot, moves)
  select media.project_id, tg_argv[0], abs(hashtext(media.id::text) % 16) as slot, 1
  from changed_row join media on media.id = changed_row.media_id join project on project.id = media.project_id
  group by media.project_id, slot order by media.project_id, slot
  on conflict (project_id, topic, slot) do update set moves = list_move.moves + 1;
  return null;
end $$;

-- Rows that name a project.
create function list_move_of_project() returns trigger language plpgsql as $$
begin
  insert into list_move (project_id, topic, slot, moves)
  select distinct project.id, tg_argv[0], 0, 1
  from changed_row join project on project.id = changed_row.project_id
  on conflict (project_id, topic, slot) do update set moves = list_move.moves + 1;
  return null;
end $$;

-- Links of attributes to classes; an attribute that is gone itself has moved already.
create function list_move_of_links() returns trigger language plpgsql as $$
begin
  insert into list_move (project_id, topic, slot, moves)
  select distinct project.id, tg_argv[0], 0, 1
  from changed_row join attribute on attribute.id = changed_row.attribute_id
    join project on project.id = attribute.project_id
  on conflict (project_id, topic, slot) do update set moves = list_move.moves + 1;
  return null;
end $$;

create trigger list_move_on_insert after insert on media_tag
  referencing new table as changed_row for each statement execute function list_move_of_parts('tag');
create trigger list_move_on_delete after delete on media_tag
  referencing old table as changed_row for each statement execute function list_move_of_parts('tag');
create trigger list_move_on_update after update on tag_class
  referencing new table as changed_row for each statement execute function list_move_of_project('tag');
create trigger list_move_on_insert after insert on tag_group
  referencing new table as changed_row for each statement execute function list_move_of_project('tag');
create trigger list_move_on_update after update on tag_group
  referencing new table as changed_row for each statement execute function list_move_of_project('tag');
create trigger list_move_on_delete after delete on tag_group
  referencing old table as changed_row for each statement execute function list_move_of_project('tag');

create trigger list_move_on_insert after insert on media_attribute
  referencing new table as changed_row for each statement execute function list_move_of_parts('attribute');
create trigger list_move_on_delete after delete on media_attribute
  referencing old table as changed_row for each statement execute function list_move_of_parts('attribute');
create trigger list_move_on_insert after insert on attribute
  referencing new table as changed_row for each statement execute function list_move_of_project('attribute');
create trigger list_move_on_update after update on attribute
  referencing new table as changed_row for each statement execute function list_move_of_project('attribute');
create trigger list_move_on_delete after delete on attribute
  referencing old table as changed_row for each statement execute function list_move_of_project('attribute');
create trigger list_move_on_insert after insert on attribute_class
  referencing new table as changed_row for each statement execute function list_move_of_links('attribute');
create trigger list_move_on_delete after delete on attribute_class
  referencing old table as changed_row for each statement execute function list_move_of_links('attribute');
