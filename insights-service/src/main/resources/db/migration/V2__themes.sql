-- Themes and what was mined from the verbatims. All of it can be mined again from verbatim, so nothing here is a fact.
-- A segment belongs to one revision of its verbatim; rows of an older revision are never shown, because their offsets point
-- into a text that is no longer there.

create table theme (
    id         uuid         primary key,
    product    varchar(128) not null,
    label      varchar(200) not null,
    centroid   bytea        not null,
    born_at    timestamptz  not null,
    retired_at timestamptz
);
create index theme_product on theme (product) where retired_at is null;

create table segment (
    id           uuid         primary key,
    verbatim_id  uuid         not null references verbatim on delete cascade,
    revision     int          not null,
    start_offset int          not null check (start_offset >= 0),
    end_offset   int          not null check (end_offset > start_offset),
    product      varchar(128) not null,
    answered_at  timestamptz  not null,
    complaint    boolean      not null,
    probability  real         not null check (probability between 0 and 1),
    unique (verbatim_id, revision, start_offset)
);
create index segment_newest_complaints on segment (product, answered_at desc, id) where complaint;
create index segment_complaint on segment (verbatim_id, revision) where complaint;

-- Of complaints only: themes are found among them. Apart from the segments, because counting those must not read 1.5 KB of each.
create table segment_embedding (
    segment_id uuid  primary key references segment on delete cascade,
    embedding  bytea not null
);

create table mention (
    segment_id uuid primary key references segment on delete cascade,
    theme_id   uuid not null references theme,
    similarity real not null
);
create index mention_theme on mention (theme_id, similarity desc);

-- Verbatims that could not be mined, and how often that was tried. Only the kind of failure is kept, never the text.
create table mining_failure (
    verbatim_id uuid         primary key references verbatim on delete cascade,
    revision    int          not null,
    attempts    int          not null,
    failure     varchar(200) not null,
    failed_at   timestamptz  not null
);

-- One row per product: what its embeddings have in common, when its themes were found last, and who is at work on it.
create table mining_state (
    product           varchar(128) primary key,
    mean              bytea,
    mean_of           int          not null default 0,
    discovered        int          not null default 0,
    open_then         int          not null default 0,
    new_complaints    int          not null default 0,
    settled           boolean      not null default true,
    lease_owner       uuid,
    leased_until      timestamptz  not null default '-infinity'
);
