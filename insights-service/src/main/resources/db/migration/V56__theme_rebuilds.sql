-- Themes of a product as they would be, had all its complaints arrived anew: built beside those that are in force, and compared
-- with them before anybody decides. What was built goes with the decision; its figures stay.

-- themes_version, model: what it was built from; of another it is not adopted. left_out: complaints that were not built from.
-- failure: why it could not be built, in our words. product, state: one at a time is waiting, built or to be decided about.
create table theme_rebuild (
    id             uuid         primary key default uuidv7(),
    product        varchar(128) not null,
    state          varchar(16)  not null default 'WAITING'
        check (state in ('WAITING', 'BUILDING', 'READY', 'ADOPTED', 'DISCARDED', 'FAILED')),
    ordered_by     varchar(255) not null,
    ordered_at     timestamptz  not null,
    attempts       int          not null default 0,
    builder        uuid,
    builds_until   timestamptz  not null default '-infinity',
    failure        varchar(200),
    built_at       timestamptz,
    decided_by     varchar(255),
    decided_at     timestamptz,
    themes_version int,
    model          varchar(80),
    complaints     int,
    left_out       int,
    digest         char(64),
    mean           bytea,
    mean_of        int,
    themes_now     int,
    themes_then    int,
    mentions_now   int,
    changed        int,
    ari            double precision,
    nmi            double precision,
    born           int,
    merged         int,
    retired        int
);
create unique index theme_rebuild_open on theme_rebuild (product) where state in ('WAITING', 'BUILDING', 'READY');
create index theme_rebuild_product on theme_rebuild (product, id desc);

-- theme_id: of the theme it would continue, or its own where it would be new. label: of customers' words.
create table rebuilt_theme (
    rebuild_id       uuid         not null references theme_rebuild on delete cascade,
    theme_id         uuid         not null,
    place            int          not null,
    is_new           boolean      not null,
    label            varchar(200) not null,
    centroid         bytea        not null,
    centres          bytea        not null,
    least_similarity real         not null,
    mentions         int          not null,
    mentions_now     int          not null,
    primary key (rebuild_id, theme_id)
);

-- theme_id is null for those that would be in no theme. Goes with its segment, so nothing stays here of an answer that is forgotten.
create table rebuilt_mention (
    rebuild_id uuid not null references theme_rebuild on delete cascade,
    segment_id uuid not null references segment on delete cascade,
    theme_id   uuid,
    similarity real,
    primary key (rebuild_id, segment_id)
);
create index rebuilt_mention_segment on rebuilt_mention (segment_id);

-- Themes that would be no more, and which one would go on for them.
create table rebuilt_successor (
    rebuild_id uuid not null references theme_rebuild on delete cascade,
    theme_id   uuid not null references theme on delete cascade,
    heir_id    uuid,
    mentions_now int not null,
    primary key (rebuild_id, theme_id)
);
create index rebuilt_successor_theme on rebuilt_successor (theme_id);
