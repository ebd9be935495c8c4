-- A newcomer belongs to the theme with the centre it is nearest to, if it is as near as most of the theme's own complaints are.
-- A theme without centres has its centroid for one; the threshold it gets now is the one that was the same for all.
alter table theme add column centres bytea;
alter table theme add column least_similarity real not null default .25;
