package org.maillon.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.maillon.registers.RegisterName;

/** A register as the page of settings shows it; keyedAt is when its key was entered. */
public record AskedRegister(
        RegisterName register, int askedToday, @Nullable Instant keyedAt) {}
