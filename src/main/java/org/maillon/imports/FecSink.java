package org.maillon.imports;

/** Takes the lines of a FEC one by one, in the order of the file. */
@FunctionalInterface
public interface FecSink {
    void take(FecLine line);

    /** How far the reading has come, about every 64 KiB; {@code total} is the size of the file. */
    default void progress(long bytesRead, long total) {}
}
