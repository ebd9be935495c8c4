-- Forgetting a customer: the receipt, and what keeps them from being asked when they are reported anew.
alter table respondent add column erased_at timestamptz;

create table erasure (
    respondent_id uuid         primary key references respondent (id),
    requested_at  timestamptz  not null,
    requested_by  varchar(255) not null,
    removed       jsonb        not null
);

comment on column erasure.removed is 'how many of each kind survey-service removed';

-- What the other services have told of it.
create table erasure_part (
    respondent_id uuid        not null references erasure (respondent_id),
    service       varchar(32) not null,
    removed       jsonb       not null,
    completed_at  timestamptz not null,
    primary key (respondent_id, service)
);

-- Customer ids and addresses of those who were forgotten, hashed under a key that is not in the database.
create table forgotten (
    hash         varchar(64) primary key,
    forgotten_at timestamptz not null
);

-- What our staff changed for a customer, and why.
create table respondent_change (
    id            uuid         primary key,
    respondent_id uuid         not null references respondent (id),
    change        varchar(32)  not null,
    changed_by    varchar(255) not null,
    reason        varchar(500),
    changed_at    timestamptz  not null
);

create index respondent_change_respondent on respondent_change (respondent_id);
