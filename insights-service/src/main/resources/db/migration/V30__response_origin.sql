-- How somebody came to answer: nobody invited those of open surveys, and anonymous answers lead to nobody. Numbers tell them apart.
alter table response add column origin varchar(16) not null default 'INVITED'
    check (origin in ('INVITED', 'ANONYMOUS', 'OPEN'));
alter table score add column origin varchar(16) not null default 'INVITED'
    check (origin in ('INVITED', 'ANONYMOUS', 'OPEN'));
alter table verbatim add column origin varchar(16) not null default 'INVITED'
    check (origin in ('INVITED', 'ANONYMOUS', 'OPEN'));

-- As before, with what is counted now, so that most metrics read the index alone.
drop index score_product_closed_at;
drop index score_closed_at;
create index score_product_closed_at on score (product, interaction_closed_at) include (type, value, origin);
create index score_closed_at on score (interaction_closed_at) include (type, value, origin);

create index response_uninvited on response (product, interaction_closed_at) where origin = 'OPEN';
create index response_anonymous on response (campaign_id, product) where origin = 'ANONYMOUS';
