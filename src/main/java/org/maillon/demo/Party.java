package org.maillon.demo;

/** The customer or supplier of a line; both empty on a line of the general ledger. */
record Party(String code, String name) {
    static final Party NONE = new Party("", "");
}
