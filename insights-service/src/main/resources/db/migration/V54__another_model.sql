-- Vectors of two sentence models are never compared: whatever was made with one says which, by its name and a hash of its files.
-- Until now there was one, and it stays what is meant where nothing else is said.
alter table segment_embedding add column model varchar(80) not null default 'bge-small-en-v1.5-q@9a7d5d6c';
alter table theme add column model varchar(80) not null default 'bge-small-en-v1.5-q@9a7d5d6c';
alter table complaint_detector add column model varchar(80) not null default 'bge-small-en-v1.5-q@9a7d5d6c';
alter table detector_learning add column model varchar(80) not null default 'bge-small-en-v1.5-q@9a7d5d6c';

-- model: what the complaints of the product's sample are read with; null before the first is. since_rebase: complaints that came
-- since its mean and thresholds were derived.
alter table mining_state
    add column model        varchar(80),
    add column since_rebase int not null default 0;
update mining_state set model = 'bge-small-en-v1.5-q@9a7d5d6c';

-- Each time what a product's complaints are measured by was derived anew: the mean that they are centred on, and how near a theme
-- newcomers must be. It changes in no other way. complaints: what it was derived from; mean_of: what the mean was, which stays
-- once it is known well.
create table mining_rebase (
    id             uuid         primary key default uuidv7(),
    product        varchar(128) not null,
    reason         varchar(32)  not null,
    complaints     int          not null,
    mean_of        int          not null,
    model          varchar(80)  not null,
    themes_version int          not null,
    occurred_at    timestamptz  not null
);
create index mining_rebase_product on mining_rebase (product, id desc);

-- The thresholds that a re-base changed; a theme that is new to it had none before.
create table rebased_theme (
    rebase_id               uuid not null references mining_rebase on delete cascade,
    theme_id                uuid not null references theme on delete cascade,
    complaints              int  not null,
    least_similarity_before real,
    least_similarity        real not null,
    primary key (rebase_id, theme_id)
);
create index rebased_theme_theme on rebased_theme (theme_id);

-- Where each product stood when recording began.
insert into mining_rebase (product, reason, complaints, mean_of, model, themes_version, occurred_at)
select product, 'FIRST_MEAN', discovered, mean_of, model, themes_version, now() from mining_state where mean is not null;
