package io.vigil.cli.findings;

import java.io.PrintWriter;
import java.util.Locale;

/** How findings are printed: {@code -o}. */
enum Layout {
    /** In columns that fit the terminal. */
    TABLE,
    /** In columns, everything whole. */
    WIDE,
    /** The whole finding, one JSON a line. */
    JSON,
    /** As RFC 4180, with a head. */
    CSV,
    /** With a head, a tab between the columns. */
    TSV;

    /** Whether it is for people: then it ends after a screenful or two unless more is asked for. */
    boolean isForPeople() {
        return this == TABLE || this == WIDE;
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    Listing on(PrintWriter out, Screen screen) {
        return switch (this) {
            case TABLE -> new TableListing(TableListing.SHORT, screen.columns(), screen.colours(), out);
            case WIDE -> new TableListing(TableListing.WHOLE, 0, screen.colours(), out);
            case JSON -> new JsonListing(out);
            case CSV -> new SeparatedListing(SeparatedListing::quoted, ",", out);
            case TSV -> new SeparatedListing(cell -> cell, "\t", out);
        };
    }
}
