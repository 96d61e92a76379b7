package org.maillon.desk;

import org.jspecify.annotations.Nullable;

/**
 * One thing to do: a sentence, why it is here, an amount, one act.
 *
 * @param what the act in words, "Appeler Brasserie du Port"
 * @param why the reason in one or two sentences
 * @param amount already written, or empty
 * @param act the words of the button, which leads to {@code href}
 */
public record WorkRow(String what, @Nullable Chip chip, String why, String amount, String act, String href) {}
