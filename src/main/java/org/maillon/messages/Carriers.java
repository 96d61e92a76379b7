package org.maillon.messages;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.maillon.access.Tenant;

/** Knows who carries the messages of some channels. */
interface Carriers {
    Set<Channel> channels();

    /** Opens a carrier for each lane; empty where this company's messages of the channel have to wait. */
    Optional<Supplier<Carrier>> of(Tenant company, Channel channel);
}
