-- What became of each theme, by whom and why, and which mentions moved with it. A run and a person change themes in the same
-- way: an event, with the next number of its product, in the transaction that makes the change.

-- merged_into: what an id that somebody remembers stands for now. edition: the sequence of the last event about it.
-- label_by_people: no run renames it. keeps_members: people shaped it, so no run takes a mention out of it or retires it.
alter table theme
    add column merged_into     uuid references theme on delete set null,
    add column edition         int     not null default 0,
    add column muted           boolean not null default false,
    add column label_by_people boolean not null default false,
    add column keeps_members   boolean not null default false;
create index theme_merged_into on theme (merged_into) where merged_into is not null;

-- Since when it is in its theme; of those from before nobody knows. pinned: a person put it there, so no run moves it.
alter table mention
    add column since  timestamptz not null default '-infinity',
    add column pinned boolean     not null default false;
alter table mention alter column since set default now();

-- The sequence of the last event: what was computed from an earlier version of the themes must not overwrite a later one.
alter table mining_state add column themes_version int not null default 0;

-- person: the subject of who did it, never a name; null of a run. Of labels only what people may have to be given back is kept.
-- A theme that goes with its last customer takes its events along.
create table theme_event (
    id                uuid         primary key default uuidv7(),
    product           varchar(128) not null,
    sequence          int          not null,
    kind              varchar(32)  not null,
    theme_id          uuid         not null references theme on delete cascade,
    other_theme_id    uuid         references theme on delete cascade,
    person            varchar(255),
    reason            varchar(400) not null,
    mentions          int          not null,
    label_before      varchar(200),
    label_after       varchar(200),
    label_was_peoples boolean,
    kept_before       boolean,
    other_kept_before boolean,
    undoes            uuid         unique references theme_event on delete cascade,
    occurred_at       timestamptz  not null,
    unique (product, sequence)
);
create index theme_event_theme on theme_event (theme_id, sequence);
create index theme_event_other_theme on theme_event (other_theme_id, sequence) where other_theme_id is not null;

-- Where a mention was, from when to when, before an event moved it: the event's members, and what charts "as then" count.
-- theme_id is null where it was in no theme. Goes with its segment, so nothing stays here of an answer that is forgotten.
create table moved_mention (
    segment_id uuid        not null references segment on delete cascade,
    event_id   uuid        not null references theme_event on delete cascade,
    theme_id   uuid        references theme on delete cascade,
    similarity real,
    since      timestamptz,
    until      timestamptz not null,
    pinned     boolean     not null,
    primary key (segment_id, event_id)
);
create index moved_mention_event on moved_mention (event_id, segment_id);
create index moved_mention_theme on moved_mention (theme_id, until) where theme_id is not null;
