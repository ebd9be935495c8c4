create table campaign (
    id             uuid         primary key,
    edition        integer      not null,
    name           varchar(120) not null,
    survey_id      uuid         not null references survey (id),
    touchpoint     varchar(64)  not null,
    channel        varchar(64),
    product        varchar(64),
    subject        varchar(150),
    delay          bigint       not null check (delay >= 0),
    quiet_period   bigint       not null check (quiet_period >= 0),
    maximum_age    bigint       not null check (maximum_age > 0),
    link_lifetime  bigint       not null check (link_lifetime > 0),
    sample_percent integer      not null check (sample_percent between 1 and 100),
    status         varchar(16)  not null check (status in ('DRAFT', 'LIVE', 'PAUSED')),
    created_at     timestamptz  not null
);

comment on column campaign.delay is 'seconds, as the other durations';

create index campaign_live on campaign (id) where status = 'LIVE';
