-- On a video a label is a track: [{"frame", "outside", "geometry", "attributes"}] by frame, the first one's geometry in
-- the column of that name. json for the same reasons as there.
alter table label add column keyframes json;
-- Nobody edits it by hand.
alter table label add column locked boolean not null default false;
