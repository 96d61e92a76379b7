package org.maillon.imports;

import org.maillon.kernel.PaymentTerms;

/**
 * What the user chose before the files are read.
 *
 * @param terms of customers with whom none were agreed: due days are counted from them where the file has none
 * @param acceptProblems take all lines but those with a problem, instead of refusing the whole
 */
public record ImportOptions(PaymentTerms terms, boolean acceptProblems) {}
