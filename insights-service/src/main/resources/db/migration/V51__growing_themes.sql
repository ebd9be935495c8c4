-- The times in which a theme grew: from when it was noticed until it had not grown for a while. One at a time of each theme.
create table growth_episode (
    id            uuid         primary key default uuidv7(),
    theme_id      uuid         not null references theme on delete cascade,
    product       varchar(128) not null,
    began_at      timestamptz  not null,
    last_grown_at timestamptz  not null,
    ended_at      timestamptz
);
create unique index growth_episode_present on growth_episode (theme_id) where ended_at is null;
create index growth_episode_product on growth_episode (product) where ended_at is null;

alter table mining_state add column growth_looked_at timestamptz not null default '-infinity';
