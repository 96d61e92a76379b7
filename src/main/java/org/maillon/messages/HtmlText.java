package org.maillon.messages;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;

/** The words of a page that somebody else wrote: no tag, script, style or hidden thing is left of it. */
final class HtmlText {
    private static final String[] BLOCKS = {
        "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "blockquote", "pre", "hr"
    };
    private static final Set<String> BREAKING = Set.of(BLOCKS);

    private HtmlText() {}

    static String of(String html) {
        var words = new Words();
        HtmlSanitizer.sanitize(
                html, new HtmlPolicyBuilder().allowElements(BLOCKS).build(words));
        return readable(words.text.toString());
    }

    /** Without controls and marks that turn the writing round, not more than one empty line in a row. */
    static String readable(String text) {
        return text.lines()
                .map(line -> OneLine.of(line.replace('\u00a0', ' ')))
                .collect(java.util.stream.Collectors.joining("\n"))
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private static final class Words implements HtmlStreamEventReceiver {
        private final StringBuilder text = new StringBuilder();

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        @Override
        public void openTag(String element, List<String> attributes) {
            if (BREAKING.contains(element)) text.append('\n');
        }

        @Override
        public void closeTag(String element) {
            if (!element.equals("br") && BREAKING.contains(element)) text.append('\n');
        }

        @Override
        public void text(@Nullable String words) {
            if (words != null) text.append(words.replaceAll("\\s+", " "));
        }
    }
}
