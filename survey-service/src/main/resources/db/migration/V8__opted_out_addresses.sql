-- An opt-out holds for the address for good: also after its owner changed it, and whoever is reported with it.
create table opted_out_address (
    address      varchar(254) primary key,
    opted_out_at timestamptz  not null
);

comment on column opted_out_address.address is 'in lower case';

insert into opted_out_address (address, opted_out_at)
select lower(email), min(opted_out_at)
from respondent
where opted_out_at is not null and email is not null
group by lower(email);

drop index respondent_opted_out;
