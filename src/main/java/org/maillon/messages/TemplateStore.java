package org.maillon.messages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.maillon.kernel.Language;
import org.maillon.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TemplateStore {
    private final JdbcClient sql;

    TemplateStore(JdbcClient sql) {
        this.sql = sql;
    }

    Map<String, Integer> versions(TenantId tenant) {
        var versions = new LinkedHashMap<String, Integer>();
        sql.sql("""
                select name, max(version) as version from messages.template
                 where tenant_id = :tenant group by name order by name""").param("tenant", tenant.value()).query(row -> {
            versions.put(row.getString("name"), row.getInt("version"));
        });
        return versions;
    }

    Map<Language, TemplateText> latest(TenantId tenant, String name) {
        var texts = new EnumMap<Language, TemplateText>(Language.class);
        sql.sql("""
                select language, subject, opening, closing, sms from messages.template
                 where tenant_id = :tenant and name = :name
                   and version = (select max(t.version) from messages.template t where t.tenant_id = :tenant and t.name = :name)""").param("tenant", tenant.value()).param("name", name).query(row -> {
            texts.put(
                    Language.of(row.getString("language")),
                    new TemplateText(
                            row.getString("subject"),
                            row.getString("opening"),
                            row.getString("closing"),
                            row.getString("sms")));
        });
        return texts;
    }

    void add(TenantId tenant, String name, Map<Language, TemplateText> texts, String by, Instant now) {
        int version = versions(tenant).getOrDefault(name, 0) + 1;
        var languages = List.copyOf(texts.keySet());
        sql.sql("""
                insert into messages.template (tenant_id, name, version, language, subject, opening, closing, sms, saved_by, saved_at)
                select :tenant, :name, :version, language, subject, opening, closing, sms, :by, :now
                  from unnest(:languages::text[], :subjects::text[], :openings::text[], :closings::text[], :texts::text[])
                       as new (language, subject, opening, closing, sms)
                returning version""")
                .param("tenant", tenant.value())
                .param("name", name)
                .param("version", version)
                .param("languages", languages.stream().map(Language::code).toArray(String[]::new))
                .param("subjects", column(texts, languages, TemplateText::subject))
                .param("openings", column(texts, languages, TemplateText::opening))
                .param("closings", column(texts, languages, TemplateText::closing))
                .param("texts", column(texts, languages, TemplateText::sms))
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .list();
    }

    private static String[] column(
            Map<Language, TemplateText> texts, List<Language> languages, Function<TemplateText, String> value) {
        return languages.stream()
                .map(language -> value.apply(Objects.requireNonNull(texts.get(language))))
                .toArray(String[]::new);
    }
}
