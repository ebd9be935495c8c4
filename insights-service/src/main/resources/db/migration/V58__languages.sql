-- The language that something is compared in by its words, because the sentence model does not read it; null where the model does.
-- What is there stays what it is. A segment with a language has no embedding: each run makes its vectors anew. The model of a theme
-- with a language is 'words', which no sentence model is called.
alter table segment add column language varchar(8);
alter table theme add column language varchar(8);

-- What is compared by its words is not looked at for news, and would stay in this index for good.
drop index segment_unwatched;
create index segment_unwatched on segment (product, answered_at, id) where complaint and language is null and not watched;
