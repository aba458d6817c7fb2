-- The incident that a finding was handed on under: one that becomes a member of a sequence is handed on again. Null, of before: whatever it is.
alter table delivery add column incident text;
