package org.maillon.reminders;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.maillon.kernel.TenantId;
import org.maillon.messages.Composition.Attachment;
import org.maillon.messages.Enclosures;
import org.maillon.messages.Enclosures.Linked;
import org.maillon.portal.ItemDocument;
import org.maillon.portal.ItemDocuments;
import org.springframework.stereotype.Component;

/** The documents beside the items that a letter asks for: they travel with it as far as their weight allows. */
@Component
class LetterDocuments {
    private static final int MOST = 20;

    private final ItemDocuments documents;

    LetterDocuments(ItemDocuments documents) {
        this.documents = documents;
    }

    /** By item; those without any are left out. */
    Map<Long, List<ItemDocument>> of(TenantId tenant, Collection<Long> items) {
        return documents.ofItems(tenant, items).stream().collect(groupingBy(ItemDocument::openItem));
    }

    /** In the order of the items: attached while all together stay light enough, the others linked. */
    Enclosures enclose(TenantId tenant, List<ItemDocument> found) {
        var attached = new ArrayList<Attachment>();
        var linked = new ArrayList<Linked>();
        long room = Enclosures.MOST_BYTES;
        for (var document : found) {
            if (document.sizeBytes() > room || attached.size() == MOST) {
                linked.add(new Linked(document.name(), document.sizeBytes()));
                continue;
            }
            room -= document.sizeBytes();
            attached.add(new Attachment(document.name(), document.mediaType(), documents.bytes(tenant, document)));
        }
        return new Enclosures(attached, linked);
    }
}
