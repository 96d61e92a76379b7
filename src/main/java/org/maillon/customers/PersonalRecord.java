package org.maillon.customers;

import java.time.LocalDate;
import java.util.Map;

/**
 * Something that is kept about a person.
 *
 * @param person the place of the person among those asked about, from 0
 * @param noun what it is, a word that {@code privacy.noun.<noun>} says to the reader
 * @param on the day from which its time is counted
 * @param content what it says, for who asks for a copy
 */
public record PersonalRecord(int person, RecordKind kind, String noun, LocalDate on, Map<String, Object> content) {}
