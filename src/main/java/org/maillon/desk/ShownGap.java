package org.maillon.desk;

import org.maillon.salesfile.Gap;

/** A gap in a sales file as shown: what is wrong, and where the button leads that closes it. */
public record ShownGap(Gap gap, String href) {}
