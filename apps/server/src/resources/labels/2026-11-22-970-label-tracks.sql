-- Tracks of a project, of which values at later keyframes are looked for; labels on images are none.
create index label_tracks on label (project_id) where keyframes is not null;
