-- Finds documents by any of their fields: of each a word for every value at its path. A word is a hash, so what is found is looked at once more.
create virtual table finding_value using fts5(words, content='', contentless_delete=1, detail=none);

create trigger finding_value_goes after delete on finding begin
    delete from finding_value where rowid = old.number;
end;
