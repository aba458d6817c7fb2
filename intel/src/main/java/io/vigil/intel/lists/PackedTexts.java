package io.vigil.intel.lists;

import java.util.ArrayList;
import java.util.List;

/** Bytes end to end in pages, so that growing never copies what is there. A piece lies in one page, and is found by its offset. */
final class PackedTexts {
    private static final int PAGE_BITS = 20;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int MOST_PAGES = 1 << Integer.SIZE - 1 - PAGE_BITS;

    private final List<byte[]> pages = new ArrayList<>();
    private int end = PAGE;

    /** Adds the first bytes, at most a page of them, and returns their offset. */
    int add(byte[] bytes, int length) {
        if (end + length > PAGE) {
            if (pages.size() == MOST_PAGES) {
                throw new IllegalStateException("the lists hold more than 2 GB of text: leave some out");
            }
            pages.add(new byte[PAGE]);
            end = 0;
        }
        int offset = pages.size() - 1 << PAGE_BITS | end;
        System.arraycopy(bytes, 0, page(offset), end, length);
        end += length;
        return offset;
    }

    /** The page that holds the piece. Not to be written to. */
    byte[] page(int offset) {
        return pages.get(offset >>> PAGE_BITS);
    }

    /** Where in its page the piece begins. */
    static int inPage(int offset) {
        return offset & PAGE - 1;
    }
}
