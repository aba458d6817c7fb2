package io.vigil.cli.replay;

import java.io.Serializable;

/** Writes a record as one line. */
interface LineFormat<T> extends Serializable {
    String line(T record);
}
