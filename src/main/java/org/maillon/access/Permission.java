package org.maillon.access;

/** What a role may let somebody do. Reading is one permission; every kind of change has its own. */
public enum Permission {
    /** See the company's pages and lists. */
    READ,
    /** Bring in files: accounting exports, open items, bank statements. */
    IMPORT,
    /** Change customer accounts: contacts, terms, notes, promises, disputes. */
    EDIT_ACCOUNTS,
    /** Let reminders leave, hold them, record calls. */
    SEND_REMINDERS,
    /** Give up interest, fees or debt. */
    WAIVE,
    /** Decide credit limits and orders that wait; up to which amount, the company's credit policy says. */
    DECIDE_CREDIT,
    /** Change how the company works: scenarios, senders, its own particulars. */
    SETTINGS,
    /** Let people and programs in, change what they may do, read the audit trail. */
    MEMBERS
}
