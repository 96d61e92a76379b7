package org.maillon.customers;

import java.util.Collection;
import java.util.List;
import org.maillon.kernel.TenantId;

/**
 * The statements by which personal data in the tables of a module is found and erased. Each follows the rows {@code p} of
 * {@code account}, {@code whole}, {@code words}, {@code names} and {@code person}: {@code words} finds what is theirs in a column
 * of their account, {@code names} finds them by name in any text, both for {@code ~*}.
 */
public interface PersonalStatements {
    /** A query whose only column is a JSON object of {@code person}, {@code kind}, {@code noun}, {@code on} and {@code content}. */
    String about();

    /** What erases a kind, in this order; {@code :before} is the day, {@code :erased} what stands where words were. */
    List<String> erasures(RecordKind kind);

    /** As {@link PersonalData#obstacles}. */
    default List<Obstacle> obstacles(TenantId tenant, Collection<AccountId> accounts) {
        return List.of();
    }
}
