create table outbox (
    position    bigint generated always as identity primary key,
    id          uuid         not null unique,
    topic       varchar(64)  not null,
    type        varchar(96)  not null,
    subject     varchar(128) not null,
    occurred_at timestamptz  not null,
    data        text         not null
);

create table inbox (
    source     varchar(256) not null,
    event_id   varchar(256) not null,
    claimed_at timestamptz  not null default now(),
    primary key (source, event_id)
);
