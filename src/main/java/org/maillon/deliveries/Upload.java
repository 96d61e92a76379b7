package org.maillon.deliveries;

/** A file as somebody gave it; nothing it says of itself is believed. */
public record Upload(byte[] content, String mediaType, String name) {}
