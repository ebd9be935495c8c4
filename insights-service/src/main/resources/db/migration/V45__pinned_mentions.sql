-- Few mentions are where people put them; every discovery asks which themes have any.
create index mention_pinned on mention (theme_id) where pinned;
