-- Two more topics of list_move, by which videos are found: 'health' (what is known of a file and of the run that reads it)
-- and 'segment' (segments and the activities in them).
create trigger list_move_on_insert after insert on video
  referencing new table as changed_row for each statement execute function list_move_of_parts('health');
create trigger list_move_on_update after update on video
  referencing new table as changed_row for each statement execute function list_move_of_parts('health');

create function list_move_of_runs() returns trigger language plpgsql as $$
begin
  insert into list_move (project_id, topic, slot, moves)
  select id, tg_argv[0], abs(hashtext(new.id::text) % 16), 1 from project where id = new.project_id
  on conflict (project_id, topic, slot) do update set moves = list_move.moves + 1;
  return null;
end $$;
create trigger list_move_on_update after update of state on run for each row
  when (new.kind = 'video' and old.state <> new.state) execute function list_move_of_runs('health');

create trigger list_move_on_insert after insert on segment
  referencing new table as changed_row for each statement execute function list_move_of_parts('segment');
create trigger list_move_on_delete after delete on segment
  referencing old table as changed_row for each statement execute function list_move_of_parts('segment');

create function list_move_of_activities() returns trigger language plpgsql as $$
begin
  insert into list_move (project_id, topic, slot, moves)
  select media.project_id, tg_argv[0], abs(hashtext(media.id::text) % 16) as slot, 1
  from changed_row join segment on segment.id = changed_row.segment_id join media on media.id = segment.media_id
    join project on project.id = media.project_id
  group by media.project_id, slot order by media.project_id, slot
  on conflict (project_id, topic, slot) do update set moves = list_move.moves + 1;
  return null;
end $$;
create trigger list_move_on_insert after insert on segment_activity
  referencing new table as changed_row for each statement execute function list_move_of_activities('segment');
create trigger list_move_on_delete after delete on segment_activity
  referencing old table as changed_row for each statement execute function list_move_of_activities('segment');
