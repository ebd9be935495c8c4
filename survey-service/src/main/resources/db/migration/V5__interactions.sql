create table interaction (
    id                 uuid         primary key,
    source             varchar(64)  not null,
    source_id          varchar(128) not null,
    respondent_id      uuid         not null references respondent (id),
    touchpoint         varchar(64)  not null,
    channel            varchar(64)  not null,
    product            varchar(64)  not null,
    team               varchar(100),
    agent              varchar(100),
    opened_at          timestamptz  not null,
    first_responded_at timestamptz,
    closed_at          timestamptz  not null,
    recorded_at        timestamptz  not null,
    attributes         jsonb        not null,
    unique (source, source_id)
);
