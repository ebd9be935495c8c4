-- Others hear which response touches which themes: events wait here until Kafka has them (io.heard.messaging.outbox).
create table outbox (
    position    bigint generated always as identity primary key,
    id          uuid        not null unique,
    topic       varchar(64) not null,
    type        varchar(96) not null,
    subject     varchar(128) not null,
    occurred_at timestamptz not null,
    data        text        not null,
    set_aside_at timestamptz
);
create table outbox_relay (
    only_row   boolean     primary key default true check (only_row),
    holder     uuid        not null,
    held_until timestamptz not null
);

-- What was told last of each response, to tell only what has changed since.
create table themed_response (
    invitation_id uuid   primary key references response on delete cascade,
    revision      int    not null,
    themes        uuid[] not null,
    sequence      bigint not null
);

-- Responses whose themes may have changed since. No reference: a mark must not make a response wait that is being removed.
create table untold_response (
    invitation_id uuid primary key
);

-- Nobody has heard of those that were there before.
insert into untold_response (invitation_id)
select distinct verbatim.invitation_id
from mention
join segment on segment.id = mention.segment_id
join verbatim on verbatim.id = segment.verbatim_id and verbatim.revision = segment.revision;
