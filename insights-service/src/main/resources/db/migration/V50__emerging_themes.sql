-- Whether a complaint was looked at for being part of something new. Those that were there before are no news.
alter table segment add column watched boolean not null default true;
alter table segment alter column watched set default false;
create index segment_unwatched on segment (product, answered_at, id) where complaint and not watched;

-- Something new that was noticed, and the theme that was made of it: once for each. Until then it is shown as new, and no run
-- takes a mention out of it or ends it. radius: least cosine to the centre of its members of what is the same.
create table emergence (
    theme_id   uuid         primary key references theme on delete cascade,
    product    varchar(128) not null,
    customers  int          not null,
    since      timestamptz  not null,
    emerged_at timestamptz  not null,
    until      timestamptz  not null,
    radius     real         not null
);
create index emergence_product on emergence (product, emerged_at);

-- The complaints that it was noticed by. They go with their answers, so nothing stays here of an answer that is forgotten.
create table emergence_member (
    theme_id   uuid not null references emergence on delete cascade,
    segment_id uuid not null references segment on delete cascade,
    primary key (theme_id, segment_id)
);
create index emergence_member_segment on emergence_member (segment_id);
