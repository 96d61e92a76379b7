package org.maillon.messages;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.maillon.access.TenantScope;
import org.maillon.kernel.TenantId;
import org.maillon.messages.DeliveryStore.Place;

/** The messages of one channel that a delivery takes up, each once, drawn page by page and shared by its lanes. */
final class DueMessages {
    private static final int PAGE = 500;
    private static final Instant AT_ANY_TIME = Instant.parse("9999-12-31T00:00:00Z");

    /** Among how many lanes what is left is shared, and below how many that is not worth it. */
    private static final int LANES = 5;

    private static final int FEW = 10;

    private final TenantScope scope;
    private final DeliveryStore store;
    private final TenantId tenant;
    private final Channel channel;
    private final DeliveryMode mode;
    private final Instant begun;
    private final Deque<Long> drawn = new ArrayDeque<>();
    private Place place = Place.FIRST;
    private boolean ended;
    private boolean stopped;
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

    /** The next ones, at most so many, and not all to one lane where few are left; empty where none is. */
    synchronized List<Long> next(int atMost) {
        if (drawn.size() < PAGE / 2 && left > drawn.size() && !ended) draw();
        int share = Math.min(Math.clamp(drawn.size() / LANES, FEW, PAGE), Math.min(atMost, left));
        var next = Stream.generate(drawn::poll)
                .limit(share)
                .takeWhile(Objects::nonNull)
                .toList();
        left -= next.size();
        return next;
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
        stopped = true;
        ended = true;
        drawn.clear();
    }

    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized boolean isUsedUp() {
        return left == 0 && !stopped;
    }

    /** A message may leave when it was due at this instant. */
    Instant until() {
        return mode == DeliveryMode.NOW ? AT_ANY_TIME : begun;
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
