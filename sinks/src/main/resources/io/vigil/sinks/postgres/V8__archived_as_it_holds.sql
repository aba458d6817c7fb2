-- Whether a finding is archived is in its row, whoever said so last: readers count without looking elsewhere. An analyst's word stays when the job
-- writes the finding anew, until it grows graver.
update finding set archived = s.archived from finding_state s
    where s.id = finding.id and s.archived <> finding.archived and not (s.archived and finding.severity > s.severity);

create function analyst_archives() returns trigger language plpgsql as $$
begin
    update finding set archived = new.archived where id = new.id and not (new.archived and severity > new.severity);
    return null;
end $$;

create trigger analyst_archives after insert or update on finding_state
    for each row when (new.archived is not null) execute function analyst_archives();

create function analyst_stays_heard() returns trigger language plpgsql as $$
begin
    new.archived := coalesce(
        (select s.archived from finding_state s where s.id = new.id and not (s.archived and new.severity > s.severity)),
        new.archived);
    return new;
end $$;

create trigger analyst_stays_heard before insert or update on finding
    for each row execute function analyst_stays_heard();
