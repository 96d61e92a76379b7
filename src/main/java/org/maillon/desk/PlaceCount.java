package org.maillon.desk;

import org.maillon.access.CurrentMember;

/** A number that stands beside a place in the rail; a bean of any controller's neighbour. Asked on every page: keep it cheap. */
public interface PlaceCount {
    Place place();

    /** What waits there; 0 shows nothing. */
    long count(CurrentMember member);
}
