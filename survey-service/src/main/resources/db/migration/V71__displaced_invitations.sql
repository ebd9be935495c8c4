-- Which campaign took an invitation's place, and when that was.
alter table invitation
    add column gave_way_to uuid references campaign (id),
    add column gave_way_at timestamptz;
