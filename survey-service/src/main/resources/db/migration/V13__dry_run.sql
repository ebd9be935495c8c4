-- The interactions of the last days, in the order they ended.
create index interaction_closed on interaction (closed_at, id);
