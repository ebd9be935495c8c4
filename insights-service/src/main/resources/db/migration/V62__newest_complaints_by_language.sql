-- The newest complaints of a product that are compared by meaning, and those by their words: whoever wants some of one kind must not
-- read past all of the other.
create index segment_newest_by_meaning on segment (product, answered_at desc, id) where complaint and language is null;
create index segment_newest_by_words on segment (product, answered_at desc, id) where complaint and language is not null;
