package dev.coxswain.command.read;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The rows of one target, read one by one, below the server's columns. */
sealed interface Rows extends AutoCloseable permits TablePages, BareRows, SpreadRows {
    List<ServerTable.Definition> columns();

    /** The next row, or null after the last. */
    ServerTable.@Nullable Entry next();

    @Override
    void close();
}
