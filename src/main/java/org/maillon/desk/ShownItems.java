package org.maillon.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.maillon.steering.AgedItem;

/**
 * A page of open items.
 *
 * @param reasonsAt the address that answers the same page with the reasons that are still to be decided; null where there
 *     are none
 */
public record ShownItems(
        List<AgedItem> items,
        Map<Long, ItemReason> reasons,
        Pager pager,
        @Nullable String reasonsAt) {}
