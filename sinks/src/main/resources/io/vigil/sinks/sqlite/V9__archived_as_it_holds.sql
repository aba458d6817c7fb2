-- Whether a finding is archived is in its row, whoever said so last: readers count without looking elsewhere. An analyst's word stays when the job
-- writes the finding anew, until it grows graver.
update finding set archived = s.archived from finding_state s
    where s.id = finding.id and s.archived is not null and not (s.archived and finding.severity > s.severity);

create trigger analyst_archives after insert on finding_state when new.archived is not null begin
    update finding set archived = new.archived where id = new.id and not (new.archived and severity > new.severity);
end;

create trigger analyst_archives_again after update on finding_state when new.archived is not null begin
    update finding set archived = new.archived where id = new.id and not (new.archived and severity > new.severity);
end;

create trigger analyst_stays_heard after insert on finding begin
    update finding set archived = s.archived from finding_state s
        where finding.number = new.number and s.id = new.id and s.archived is not null and not (s.archived and new.severity > s.severity);
end;

create trigger analyst_stays_heard_again after update of archived, severity on finding begin
    update finding set archived = s.archived from finding_state s
        where finding.number = new.number and s.id = new.id and s.archived is not null and not (s.archived and new.severity > s.severity);
end;
