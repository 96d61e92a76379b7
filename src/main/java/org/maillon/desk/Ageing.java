package org.maillon.desk;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How old the debt is: one bar of up to five slices from not yet due to oldest, its legend and its table.
 *
 * @param summary the bar in one sentence, read to those who do not see it
 */
public record Ageing(String summary, List<Slice> slices) {
    private static final int WIDTH = 1000;
    private static final int GAP = 4;

    /** One age: its words, its amount as written and in minor units (below zero counts as none), where it opens. */
    public record Slice(
            String label,
            String amount,
            long cents,
            @Nullable String href) {}

    /** A slice as drawn, in thousandths of the bar; {@code age} 0 to 4 chooses the colour. */
    public record Part(int age, int x, int width) {}

    public Ageing {
        if (slices.size() > 5) throw new IllegalArgumentException("five ages at most");
        slices = List.copyOf(slices);
    }

    /** What is drawn; slices without an amount are left out, small ones stay visible. */
    public List<Part> parts() {
        var total =
                slices.stream().mapToLong(slice -> Math.max(0, slice.cents())).sum();
        var parts = new ArrayList<Part>();
        var before = 0L;
        for (var age = 0; age < slices.size(); age++) {
            var cents = Math.max(0, slices.get(age).cents());
            if (cents == 0) continue;
            var from = (int) (before * WIDTH / total);
            before += cents;
            var to = (int) (before * WIDTH / total);
            parts.add(new Part(age, from, Math.max(3, to - from - (to == WIDTH ? 0 : GAP))));
        }
        return parts;
    }
}
