-- Which quality of service a complaint misses, by the sentences we wrote; null where it is none of them, and of what was mined before
-- this, until it is mined again.
alter table segment add column pillar varchar(20);
