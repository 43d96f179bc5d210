-- What came of a stay, counted in the history of changes when it ends: what its person did to labels.
alter table job_visit add column labels_added integer not null default 0;
alter table job_visit add column labels_updated integer not null default 0;
alter table job_visit add column labels_removed integer not null default 0;
-- Of a review that accepted: how far what was made and what was accepted agree, 0 to 1; null: not compared yet. iou: how
-- well the labels overlap that both have; null: they have none in common.
alter table job_visit add column agreement double precision;
alter table job_visit add column iou double precision;
create index job_visit_uncompared on job_visit (job_id) where outcome = 'accepted' and agreement is null;
