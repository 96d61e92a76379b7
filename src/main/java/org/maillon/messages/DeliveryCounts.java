package org.maillon.messages;

/**
 * What became of the messages a delivery took up; {@code waiting} is how many are queued for this company when it ends,
 * postponed and retried ones among them.
 */
public record DeliveryCounts(
        int sent, int failed, int withdrawn, int postponed, int retried, int inDoubt, long waiting) {}
