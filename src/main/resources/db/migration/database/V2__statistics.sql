-- After many rows were written in one transaction the planner must know of them at once: with the figures of before, the
-- check of a foreign key walks through a whole tenant. The application owns no table, so it asks through this. A small
-- sample is enough to choose an index; the full one follows by itself after the commit.
create function database.refresh_statistics(variadic tables text[]) returns void
language plpgsql security definer set search_path = pg_catalog set default_statistics_target = 10 as $$
declare
    each text;
begin
    foreach each in array tables loop
        execute format('analyze %s', each::regclass);
    end loop;
end $$;
revoke execute on function database.refresh_statistics(text[]) from public;
