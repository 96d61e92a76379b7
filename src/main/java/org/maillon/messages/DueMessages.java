package org.maillon.messages;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.messages.DeliveryStore.Place;

/** The messages of one channel that a delivery takes up, each once, drawn page by page and shared by its lanes. */
final class DueMessages {
    private static final int PAGE = 500;

    private final TenantScope scope;
    private final DeliveryStore store;
    private final TenantId tenant;
    private final Channel channel;
    private final DeliveryMode mode;
    private final Instant begun;
    private final Deque<Long> drawn = new ArrayDeque<>();
    private Place place = Place.FIRST;
    private boolean ended;
    private int left;

    DueMessages(
            TenantScope scope,
            DeliveryStore store,
            TenantId tenant,
            Channel channel,
            DeliveryMode mode,
            Instant begun,
            int atMost) {
        this.scope = scope;
        this.store = store;
        this.tenant = tenant;
        this.channel = channel;
        this.mode = mode;
        this.begun = begun;
        this.left = atMost;
    }

    synchronized OptionalLong next() {
        if (left == 0) return OptionalLong.empty();
        if (drawn.isEmpty() && !ended) draw();
        var next = drawn.poll();
        if (next == null) return OptionalLong.empty();
        left--;
        return OptionalLong.of(next);
    }

    DeliveryMode mode() {
        return mode;
    }

    /** How many are known to be left; more than a page is not looked ahead. */
    synchronized int ahead() {
        if (drawn.isEmpty() && !ended) draw();
        return Math.min(left, drawn.size());
    }

    /** Nothing more is given out: the carrier is away. */
    synchronized void stop() {
        ended = true;
        drawn.clear();
    }

    synchronized boolean isUsedUp() {
        return left == 0;
    }

    /** A message may leave when it was due at this instant. */
    Instant until() {
        return mode == DeliveryMode.NOW ? Instant.parse("9999-12-31T00:00:00Z") : begun;
    }

    private void draw() {
        List<Place> page = scope.in(
                tenant,
                () -> mode == DeliveryMode.NOW
                        ? store.queued(tenant, channel, place, PAGE)
                        : store.due(tenant, channel, begun, place, PAGE));
        page.forEach(found -> drawn.add(found.id()));
        ended = page.size() < PAGE;
        if (!page.isEmpty()) place = page.getLast();
    }
}
