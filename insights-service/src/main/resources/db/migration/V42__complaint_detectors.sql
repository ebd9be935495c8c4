-- What each product's own scored answers taught the complaint detector: every version that was adopted; the highest is in use.
-- Weights are numbers fitted to hundreds of answers: no text and nothing of one customer can be read from them.
create table complaint_detector (
    product    varchar(128)     not null,
    version    int              not null check (version > 0),
    weights    bytea            not null,
    threshold  double precision not null check (threshold between 0 and 1),
    learnt_from int             not null,
    held_back  int              not null,
    auc_before double precision not null check (auc_before between 0 and 1),
    auc_after  double precision not null check (auc_after between 0 and 1),
    adopted_at timestamptz      not null,
    primary key (product, version)
);
-- Weights are noise to the compressor.
alter table complaint_detector alter column weights set storage external;

-- The last lesson of each product, whatever came of it: how many answers there were by then, and when the newest was given.
create table detector_learning (
    product varchar(128) primary key,
    answers int          not null,
    newest  timestamptz  not null
);

-- What is learnt from: the newest answers that say clearly what the customer thought.
create index verbatim_clear_score on verbatim (product, answered_at desc, id) where satisfaction <= 0.25 or satisfaction >= 0.75;
