package org.maillon.desk;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The chain from account to payment: six interlocked links, each with what sleeps in it and why. The weak one is named
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
            return name().toLowerCase(java.util.Locale.ROOT);
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
        if (links.size() != 6) throw new IllegalArgumentException("the chain has six links");
        links = List.copyOf(links);
    }

    public List<Ring> rings() {
        return IntStream.range(0, 6)
                .mapToObj(i -> new Ring(
                        i == 0 ? 13 : 160 * i - 8,
                        i == 0 || i == 5 ? 155 : 176,
                        links.get(i).state()))
                .toList();
    }

    public List<Crossing> crossings() {
        return IntStream.range(0, 5)
                .mapToObj(i -> new Crossing(144 + 160 * i, links.get(i).state()))
                .toList();
    }
}
