-- What a team said a theme is about, when it named one; null of a theme that runs found. A named theme is there without a mention.
alter table theme add column sentences text[] check (cardinality(sentences) between 1 and 10);
create index theme_named on theme (product) where sentences is not null and retired_at is null;

-- To be given back when the change is undone.
alter table theme_event add column sentences_before text[];
