package org.maillon.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.maillon.evidence.EvidenceStore.Link;

/** How an erasure is recorded in the chain, and how it is proved later that what has no words lost them by one. */
final class ErasedRules {
    private static final String SUBJECT = "erasure/";
    private static final String ACT = "erased";

    private ErasedRules() {}

    /** Names what is erased, each with the hash that stays. It says of nobody whose words they were. */
    static Happening happening(List<Link> links, List<DocumentId> documents, String ground, LocalDate on, Instant at) {
        var facts = Map.of(
                "ground",
                ground,
                "happenings",
                links.stream().map(ErasedRules::named).collect(Collectors.joining(" ")),
                "documents",
                documents.stream().map(DocumentId::sha256).collect(Collectors.joining(" ")));
        return new Happening(SUBJECT + on, ACT, Author.MAILLON.who(), "", at, facts, List.of());
    }

    private static String named(Link link) {
        return link.number() + ":" + HexFormat.of().formatHex(link.hash());
    }

    /** The erasures of a chain, as its check meets them from its beginning to its end. */
    static final class Erasures {
        private final Map<Long, Happening> erasures = new TreeMap<>();
        private final Map<Long, Link> wordless = new TreeMap<>();
        private final Map<Long, Set<String>> named = new HashMap<>();

        void see(Link link) {
            if (link.erasedIn() != 0) wordless.put(link.number(), link);
            else if (link.happening().act().equals(ACT)
                    && link.happening().subject().startsWith(SUBJECT)) note(link);
        }

        private void note(Link link) {
            erasures.put(link.number(), link.happening());
            var facts = link.happening().facts();
            var all = facts.getOrDefault("happenings", "") + " " + facts.getOrDefault("documents", "");
            named.put(link.number(), Set.of(all.strip().split(" +")));
        }

        boolean names(long erasure, DocumentId document) {
            return named.getOrDefault(erasure, Set.of()).contains(document.sha256());
        }

        /** Happenings without words that no erasure names: somebody else took them. */
        List<Long> unproved() {
            return wordless.values().stream()
                    .filter(link ->
                            !named.getOrDefault(link.erasedIn(), Set.of()).contains(ErasedRules.named(link)))
                    .map(Link::number)
                    .toList();
        }

        List<ChainCheck.Erased> told() {
            var told = new ArrayList<ChainCheck.Erased>();
            erasures.forEach((number, happening) -> told.add(new ChainCheck.Erased(
                    number,
                    LocalDate.parse(happening.subject().substring(SUBJECT.length())),
                    happening.facts().getOrDefault("ground", ""),
                    count(happening, "happenings"),
                    count(happening, "documents"))));
            return told;
        }

        private static int count(Happening happening, String fact) {
            var names = happening.facts().getOrDefault(fact, "").strip();
            return names.isEmpty() ? 0 : names.split(" +").length;
        }
    }
}
