-- Who changed a campaign, when and what. Entries are the text that was sealed, each over the seal before it.
create table campaign_change (
    campaign_id uuid     not null references campaign (id),
    number      integer  not null check (number >= 1),
    content     text     not null,
    seal        char(64) not null,
    primary key (campaign_id, number)
);

-- Where the trail ends: without it, entries could be cut off unseen.
create table campaign_trail (
    campaign_id uuid     primary key references campaign (id),
    entries     integer  not null,
    seal        char(64) not null
);
