package org.maillon.database;

import java.nio.file.Path;

/** The folder that holds everything Maillon keeps on this machine: the embedded database, files on their way in, logs. */
public record MaillonHome(Path path) {}
