-- Those of one product are found without reading past all that wait of another.
create index verbatim_waiting_of_product on verbatim (product, answered_at, id) where mined_revision is distinct from revision;
drop index verbatim_waiting;
