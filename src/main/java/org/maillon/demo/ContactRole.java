package org.maillon.demo;

/** What a person does about an invoice. */
public enum ContactRole {
    PAYS,
    APPROVES,
    SUPERIOR
}
