-- How fine people want the themes of a product: the last of its changes holds, and where there is none it is 1. What people asked
-- for is no part of mining_state, which can be made again from the answers.
create table theme_fineness_change (
    id              uuid             primary key default uuidv7(),
    product         varchar(128)     not null,
    edition         int              not null,
    fineness_before double precision not null,
    fineness        double precision not null check (fineness between .25 and 8),
    person          varchar(255)     not null,
    occurred_at     timestamptz      not null,
    unique (product, edition)
);

-- found_fineness: the one that the themes there are were found with.
alter table mining_state add column found_fineness double precision not null default 1;
