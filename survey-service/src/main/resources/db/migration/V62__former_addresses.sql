-- Who has or had an address that gets no mail, so that forgetting them finds it after it changed, too.
create table suppressed_address_holder (
    address       varchar(254) not null references suppressed_address (address) on delete cascade,
    respondent_id uuid         not null references respondent (id),
    primary key (address, respondent_id)
);

create index suppressed_address_holder_respondent on suppressed_address_holder (respondent_id);

insert into suppressed_address_holder (address, respondent_id)
select s.address, r.id from suppressed_address s join respondent r on lower(r.email) = s.address;

-- What is kept of a person on purpose, by counts, for the receipt.
alter table erasure add column kept jsonb not null default '{}';
