package org.maillon.access;

import org.maillon.kernel.Language;

/** A person who can sign in; the e-mail is lower-case and nobody else's. */
public record Member(long id, String email, String name, Language language) {}
