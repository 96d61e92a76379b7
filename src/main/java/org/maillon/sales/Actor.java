package org.maillon.sales;

import org.maillon.access.CurrentMember;
import org.maillon.evidence.Author;
import org.maillon.kernel.InvalidValue;

/**
 * Who acts on orders and quotes.
 *
 * @param id the member's; below 0 an API key's; 0 the customer or Maillon itself
 * @param from where from, such as an internet address
 */
public record Actor(long id, String who, String from) {
    public static final Actor MAILLON = new Actor(0, Author.MAILLON.who(), Author.MAILLON.from());

    public static Actor of(CurrentMember member, String from) {
        long id = member.kind() == CurrentMember.Kind.MEMBER ? member.id() : -member.id();
        return new Actor(id, member.name(), from);
    }

    /** Somebody at the customer, who came by a link. */
    public static Actor customer(String name, String from) {
        return new Actor(0, name, from);
    }

    /** Who signs under a link: a name and a position, each of 2 to 200 characters. */
    static Actor signing(String name, String as, String from) {
        for (var each : new String[] {name.strip(), as.strip()})
            if (each.length() < 2 || each.length() > 200) throw new InvalidValue("sales.acknowledgement.who");
        return customer(name.strip(), from);
    }

    Author author() {
        return new Author(who, from);
    }
}
