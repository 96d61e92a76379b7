package org.maillon.messages;

/**
 * A message as a mail server takes it.
 *
 * @param from where a bounce goes
 * @param content header and body, lines ended by CRLF, 7 bit
 */
record Envelope(String from, String to, byte[] content) {}
