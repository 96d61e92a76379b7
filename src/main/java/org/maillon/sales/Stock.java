package org.maillon.sales;

import java.util.Collection;
import java.util.Map;
import org.maillon.kernel.TenantId;

/** Knows how much there is of items, where a company's stock is kept elsewhere; what it does not name is as entered. */
public interface Stock {
    Map<String, Quantity> available(TenantId tenant, Collection<String> items);
}
