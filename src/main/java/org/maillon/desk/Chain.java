package org.maillon.desk;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.maillon.kernel.Code;

/**
 * A chain of interlocked links, such as the six from account to payment, each with what sleeps in it and why. The weak one is named
 * in words.
 *
 * @param title the question it answers
 * @param summary the whole in one sentence
 */
public record Chain(String title, String summary, List<Link> links) {
    /** How a link holds; never by colour alone: {@code desk.chain.<state>} says it. */
    public enum State {
        SOUND,
        HELD,
        WEAK,
        /** Not followed yet: nothing is known of it, and nothing is claimed. */
        QUIET;

        public String style() {
            return Code.of(this);
        }
    }

    /** One link: its name, amount or count as written, why, how it holds, and the work that frees what sleeps there, if any. */
    public record Link(
            String name,
            String sum,
            String note,
            State state,
            @Nullable String href) {}

    /** A ring as drawn in a picture 960 wide. */
    public record Ring(int x, int width, State state) {}

    /** Where a ring passes over the one on its right. */
    public record Crossing(int x, State state) {}

    public Chain {
        if (links.size() < 2 || links.size() > 8) throw new IllegalArgumentException("a chain has two to eight links");
        links = List.copyOf(links);
    }

    public List<Ring> rings() {
        int last = links.size() - 1;
        return IntStream.rangeClosed(0, last)
                .mapToObj(i -> new Ring(
                        i == 0 ? 13 : unit() * i - 8,
                        i == 0 || i == last ? unit() - 5 : unit() + 16,
                        links.get(i).state()))
                .toList();
    }

    public List<Crossing> crossings() {
        return IntStream.range(0, links.size() - 1)
                .mapToObj(i -> new Crossing(unit() * (i + 1) - 16, links.get(i).state()))
                .toList();
    }

    /** The room of one link in the picture. */
    private int unit() {
        return 960 / links.size();
    }
}
