-- With whose answers they are, so that counting responses reads the index alone.
drop index response_product_closed_at;
drop index response_closed_at;
create index response_product_closed_at on response (product, interaction_closed_at) include (origin);
create index response_closed_at on response (interaction_closed_at) include (origin);

-- So that numbers of answers to open surveys say how many of those seem to be a program's.
alter table provisional_response add column origin varchar(16) not null default 'INVITED'
    check (origin in ('INVITED', 'ANONYMOUS', 'OPEN'));
drop index provisional_response_product_closed_at;
create index provisional_response_product_closed_at on provisional_response (product, interaction_closed_at) include (origin);
