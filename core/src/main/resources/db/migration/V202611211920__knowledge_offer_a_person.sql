-- Articles whose general answer is rarely enough: with it, a person is offered.
alter table article add column person boolean not null default false;
