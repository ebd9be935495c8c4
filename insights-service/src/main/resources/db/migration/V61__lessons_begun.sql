-- How often a lesson was begun since the last one: one that the process is killed in is tried again, but not for ever.
alter table detector_learning add column attempts int not null default 0;
