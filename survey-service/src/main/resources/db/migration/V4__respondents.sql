create table respondent (
    id           uuid         primary key,
    customer_id  varchar(128) not null unique,
    email        varchar(254),
    first_name   varchar(100),
    locale       varchar(35),
    time_zone    varchar(64),
    opted_out_at timestamptz
);

comment on column respondent.customer_id is 'the id the company knows the customer by, whichever of its systems reports';

-- An opt-out holds for the address, also when the company knows its owner under a second id.
create index respondent_opted_out on respondent (lower(email)) where opted_out_at is not null;
