-- What a respondent wants beyond all mails or none. Like an opt-out it holds for everybody who has the same address.
alter table respondent
    add column at_most_every bigint check (at_most_every > 0),
    add column wished_language varchar(35),
    add column opted_out_by varchar(16) check (opted_out_by in ('CUSTOMER', 'ADMINISTRATOR'));

comment on column respondent.at_most_every is 'seconds between two mails that the respondent wants at least';
comment on column respondent.wished_language is 'chosen by the respondent; goes before the reported locale';
comment on column respondent.opted_out_by is 'a customer takes back only what the customer said';

update respondent set opted_out_by = 'CUSTOMER' where opted_out_at is not null;

create index respondent_address on respondent (lower(email)) where email is not null;

create table refused_topic (
    respondent_id uuid        not null references respondent (id),
    topic         varchar(64) not null,
    refused_at    timestamptz not null,
    primary key (respondent_id, topic)
);

-- Who opted an address out, so that taking it back lifts one's own wish and nobody else's. Null: nobody knows any more.
alter table opted_out_address drop constraint opted_out_address_pkey;
alter table opted_out_address add column respondent_id uuid references respondent (id);

update opted_out_address o
set respondent_id = (
    select r.id from respondent r
    where lower(r.email) = o.address and r.opted_out_at is not null
    order by r.opted_out_at limit 1);

alter table opted_out_address add constraint opted_out_address_by unique nulls not distinct (address, respondent_id);

create index opted_out_address_respondent on opted_out_address (respondent_id);

create table suppressed_address (
    address       varchar(254) primary key,
    suppression   varchar(16)  not null check (suppression in ('BOUNCED', 'COMPLAINED')),
    suppressed_at timestamptz  not null
);

comment on column suppressed_address.address is 'in lower case';
