package org.maillon.desk;

/** A tab of the page of receipts, with how many lines it holds. */
public record ReceiptTab(String code, long count) {}
